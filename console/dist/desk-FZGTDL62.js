import{a as _n}from"./parts/chunk-6O3YVN3K.js";import{a as St,b as Ae,c as mn,d as gn}from"./parts/chunk-F75IWYXJ.js";import{b as un,c as hn,d as dn,g as fn,h as pn}from"./parts/chunk-Z2N4RCYM.js";import"./parts/chunk-JPJLIZVI.js";import"./parts/chunk-AGXUZRL3.js";import"./parts/chunk-KXDY3K4W.js";import{a as vt,c as xt,d as ln,e as cn}from"./parts/chunk-BJWAIV2X.js";import{a as Y,b as A,c as Q,d as an,e as Ie,f as K,g as D,h as Ee,i as rn,l as $t,m as X,n as ge,o as bt,q as C,r as oe}from"./parts/chunk-5I7TZY4D.js";function kn(n){let{url:e,namespace:t,auth:s,onUp:o,onDown:i,onRefused:a,spare:r=()=>import("./parts/polling-LQYT6CI3.js")}=n,{WebSocket:u=globalThis.WebSocket,later:d=(y,F)=>setTimeout(y,F)}=n,c=new Map,f=new Map,p=0,h=0,m=0,$=8e3,_=!1,v=!1,w=!1,x=!1,k,P;async function q(){if(!(w||v||k||P)&&(v=!0,!x&&h>1&&await B(),v=!1,!(w||P)))try{let y=new u(`${e.replace(/^http/,"ws")}/socket.io/?EIO=4&transport=websocket`);k=y,y.onmessage=({data:F})=>y===k&&H(F),y.onclose=y.onerror=()=>E(y),j(8e3)}catch{E(k)}}async function B(){try{let{openPolling:y}=await r();w||(P=y(n,c))}catch{}}function H(y){y[0]==="0"&&b(JSON.parse(y.slice(1))),y[0]==="1"&&E(k),y[0]==="2"&&(k==null||k.send("3"),j($)),y[0]==="4"&&y.startsWith(t,2)&&I(y[1],y.slice(t.length+3))}function b({pingInterval:y,pingTimeout:F}){x=!0,$=y+F,j($),k==null||k.send(`40${t},${JSON.stringify(s())}`)}function I(y,F){var me,se;let z=parseInt(F)||0,U=JSON.parse(F.replace(/^\d+/,"")||"null");y==="0"&&(_=!0,h=0,o==null||o()),y==="1"&&E(k),y==="2"&&((me=c.get(U[0]))==null||me(U[1])),y==="3"&&((se=f.get(z))==null||se.resolve(U[0]),f.delete(z)),y==="4"&&(on(),a==null||a(U==null?void 0:U.message))}function j(y){let F=++m,z=k;d(()=>F===m&&E(z),y)}function E(y){y===k&&(L(),!w&&(h+=1,i==null||i(h),d(q,Math.min(1e4,250*2**h)*(.5+Math.random()))))}function L(){let y=k;k=void 0,_=!1,y==null||y.close();for(let{reject:F}of f.values())F(new Error("line lost"));f.clear()}function pe(y,F,z=1e4){return P?P.emit(y,F,z):new Promise((U,me)=>{if(!_)throw new Error("line down");let se=++p;f.set(se,{resolve:U,reject:me}),k==null||k.send(`42${t},${se}${JSON.stringify([y,F])}`),d(()=>{f.delete(se)&&(me(new Error("no answer")),y!=="beat"&&sn())},z)})}function sn(){if(P)return P.check();let y=k;_?pe("beat",{},4e3).catch(()=>E(y)):q()}function on(){w=!0,P==null||P.close(),L()}return q(),{emit:pe,on:(y,F)=>{c.set(y,F)},check:sn,close:on}}var yn=[128,512,2048,8192];function wn(n){let e=yn.find(s=>s>n.length);if(!e)throw new RangeError("too long");let t=new Uint8Array(e);return t.set(n),t[n.length]=128,t}function $n(n){let e=n.length-1;for(;e>0&&n[e]===0;)e-=1;if(!yn.includes(n.length)||n[e]!==128)throw new RangeError("not padded");return n.subarray(0,e)}var bn=n=>wn(Q(JSON.stringify(n)));function vn(n,e,t){let{kind:s,text:o,at:i,signal:a,on:r,...u}=JSON.parse(an($n(n)));if(C(typeof s=="string"&&s==="typing"==(e==="typing"),"out of place"),s==="text")return C(typeof o=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(i),"not a text"),{kind:s,text:o,at:i};if(s==="signal")return C(["moment","covered","back"].includes(a)&&e==="room"&&t===0,"not a signal"),{kind:s,signal:a};if(s==="handover"){let{asked:d,said:c,next:f,language:p,by:h}=u;return C(e==="confer"&&[d,c,f,p,h,i].every(m=>typeof m=="string"),"not a card"),{kind:s,asked:d,said:c,next:f,language:p,by:h,at:i}}if(s==="kept"){let{ground:d,first:c,days:f}=u;return C(e==="room"&&t!==0&&[d,o,i].every(p=>typeof p=="string")&&c>0&&f>0,"not a notice"),{kind:s,ground:d,text:o,first:c,days:f,at:i}}return/^slip(_answer|_told)?$/.test(s)?(C(e==="room","out of place"),{kind:s,sheet:u}):s!=="typing"?{kind:"unknown"}:(C(typeof r=="boolean","not a sign of typing"),{kind:s,on:r})}var ee=class extends Error{},ie=class n{#e=new Map;newest=0;add(e,t){this.#e.set(e,t)}at(e){return this.#e.get(e)}copy(){let e=new n;return this.#e.forEach((t,s)=>e.add(s,t)),e}},V=class{#e;#t;#n;#s=0;#i=new Map;#o=new Map;constructor(e,t,s){this.#e=e,this.#t=t,this.#n=s}seal(e){let t=this.#n.newest,s=this.#n.at(t);if(!(s!=null&&s.key))throw new ee("no key to seal with");let o=bn(e),i=this.#s+1,a=this.#f(s.slots),r=ge(24),u=this.#m(t,s,this.#e.slot,i,a),d=Y($t(s.key,r,u).encrypt(o)),c={epoch:t,counter:i,seen:a,nonce:Y(r),box:d};return this.#s=i,this.#t!=="typing"&&this.#i.set(i,c),c}stored(e){this.#i.delete(e)}unstored(){return[...this.#i.values()]}open(e){let{slot:t,counter:s}=e;if(t===this.#e.slot)return{kind:"own",slot:t,counter:s};let o=this.#c(t);if(s<=o.opened)return{kind:"replay",slot:t,counter:s};let i=this.#n.at(e.epoch);if(this.#r(e,o.epoch))return o.opened||(o.claimed=Math.max(o.claimed,s)),{kind:"sealed_before",slot:t,counter:s};try{if(!(i!=null&&i.key))throw new RangeError("unknown epoch");this.#l(e,i,o.epoch);let a=this.#a(e,i,i.key),r=this.#h(e);return{...vn(a,this.#t,t),slot:t,counter:s,gap:r}}catch(a){return{kind:"refused",slot:t,counter:s,why:oe(a)}}}#r({epoch:e},t){var o;let{newest:s}=this.#n;return(e<=s||s===0)&&t<=e&&!((o=this.#n.at(e))!=null&&o.key)}#l({slot:e,epoch:t},s,o){var r;let{newest:i}=this.#n,a=s.slots.has(e)&&((r=this.#n.at(i))==null?void 0:r.slots.has(e));C(a&&t<=i&&t>=o,"not in the room")}#a({slot:e,epoch:t,counter:s,seen:o,nonce:i,box:a},r,u){return $t(u,A(i),this.#m(t,r,e,s,o)).decrypt(A(a))}#h({slot:e,epoch:t,counter:s,seen:o}){let i=this.#c(e),a=Math.max(i.opened||i.claimed,i.told),r=!i.opened&&i.claimed>=s&&i.told<s;return Object.assign(i,{opened:s,epoch:t}),this.#t==="typing"?0:Math.max(s-a-1,Number(r),0)+this.#d(e,o)}#d(e,t){let s=0;for(let[o,i]of t){if(o===e||o===this.#e.slot)continue;let a=this.#c(o);s+=Math.max(i-Math.max(a.opened||a.claimed,a.told),0),a.told=Math.max(a.told,i)}return s}#c(e){let t=this.#o.get(e)??{opened:0,epoch:0,told:0,claimed:0};return this.#o.set(e,t),t}#f(e){return this.#t==="typing"?[]:[...e].filter(s=>s!==this.#e.slot).sort((s,o)=>s-o).map(s=>[s,this.#c(s).opened])}#m(e,{rosterHash:t},s,o,i){let{project:a,conversation:r}=this.#e,u=Ie(...i.map(([d,c])=>D(d,c)));return D("chatd message v1",a,r,this.#t,e,t,s,o,u)}};var _e={roster:"chatd roster v1",id:"chatd epoch id v1"},ae={roster:"chatd confer roster v1",id:"chatd confer id v1"},Me="chatd history v1";function Tt(n){let e=n.map(({slot:t,name:s,key:o})=>({slot:t,name:s,key:o,certificate:null}));return Le(e.sort((t,s)=>t.slot-s.slot))}function Le(n){return n.forEach(({slot:e},t)=>{if(e<=(t?n[t-1].slot:0))throw new RangeError("not a roster")}),n}var xn=n=>Ie(...n.map(({slot:e,name:t,key:s})=>D(e,t,A(s)))),re=(n,{project:e,conversation:t},s,o)=>X(D(n.roster,e,t,s,xn(o))),le=(n,{project:e,conversation:t},s,o)=>X(D(n.id,e,t,s,o),16),Re=({project:n,conversation:e},{number:t,epoch_id:s,page_key:o,roster:i,previous:a})=>D("chatd epoch v1",n,e,t,A(s),A(o),xn(i),A(a)),Nt=({conversation:n},e,t,s,o)=>D("chatd epoch key v1",n,e,t,s,o),Ct=({project:n,conversation:e},t,s)=>D(Me,n,e,t,s),Ot=({conversation:n},e,t,s,o,i)=>D("chatd confer key v1",n,e,t,s,o,i);function It(n,e){let t=n.find(s=>s.slot===e);if(!t)throw new RangeError("nothing for this slot");return A(t.box)}var We=(n,{slot:e,name:t,key:s})=>n.some(o=>o.slot===e&&o.name===t&&o.key===s);var ke=class{#e;#t;#n;#s=new ie;#i=new ie;#o;#r;#l=new Uint8Array(32);#a;#h=[];#d=[];#c;#f=Promise.resolve();constructor({project:e,conversation:t,slot:s,name:o,shiftKey:i}){this.#e={project:e,conversation:t,slot:s},this.#t={slot:s,name:o,key:Y(i.publicKey)},this.#n=i,this.#o={room:new V(this.#e,"room",this.#s),typing:new V(this.#e,"typing",this.#s),confer:new V(this.#e,"confer",this.#i)}}get epoch(){return this.#s.newest}get confer(){return this.#i.newest}take(e,t,s){let o=this.#f.then(()=>this.#m(e,t,s));return this.#f=o,o}async acceptEpoch(e){let{number:t,roster:s}=e;try{if(!this.#a&&!s.some(r=>r.slot===this.#t.slot))return this.#p(e);let o=Re(this.#e,e),i=X(o);if(t===this.epoch&&K(i,this.#l))return{kind:"replay",number:t,roster:s};let a=await this.#k(e,o,i);return this.#w(e,a),this.#d.push({type:"epoch",...e}),this.#l=i,this.#r=A(e.page_key),this.#a??=e,this.#s.newest=t,{kind:"epoch",number:t,roster:s}}catch(o){return{kind:"refused",number:t,why:oe(o)}}}async acceptHistory({to:e,box:t,signature:s}){var o,i,a;if(e!==this.#t.slot)return{kind:"not_ours"};try{let r=await this.#u(A(t),A(s)),u=this.#g();for(let[d,{id:c,key:f}]of r)C(((o=u.get(d))==null?void 0:o.epoch_id)===Y(c),"not announced"),C(f.length===32&&K(c,le(_e,this.#e,d,f)),"another key");for(let[d,c]of u)this.#w(c,((i=r.get(d))==null?void 0:i.key)??((a=this.#s.at(d))==null?void 0:a.key));return{kind:"history",earlier:this.#b()}}catch(r){return{kind:"refused",number:0,why:oe(r)}}}async makeConferKey(e,t=0){let s=Tt(e);C(We(s,this.#t),"not in the roster");let o=Math.max(this.confer,t)+1,i=ge(32),a=le(ae,this.#e,o,i),r=Ot(this.#e,o,this.#t.slot,a,i,re(ae,this.#e,o,s)),u=async c=>({slot:c.slot,box:Y(await ln(r,A(c.key),this.#n))}),d={number:o,confer_id:Y(a),roster:s,sealed:await Promise.all(s.map(u))};return this.#c={body:d,key:i},{conversation:this.#e.conversation,...d}}adoptConfer(e){let t=this.#c;(t==null?void 0:t.body.number)===e&&(this.#c=void 0,this.#y(t.body,t.key))}async acceptConferKey(e,t){let{number:s,roster:o,by:i}=e;try{return i===this.#t.slot&&this.adoptConfer(s),s<=this.confer?{kind:i===this.#t.slot?"own":"replay",number:s,roster:o}:this.confer===0&&!o.some(a=>a.slot===this.#t.slot)?{kind:"before_me",number:s,roster:o}:(this.#y(e,await this.#$(e,t)),{kind:"confer_key",number:s,roster:o})}catch(a){return{kind:"refused",number:s,why:oe(a)}}}seal(e,t){return this.#_(e,this.#o[e].seal(t))}stored(e,t){this.#o[e].stored(t)}unstored(e){return this.#o[e].unstored().map(t=>this.#_(e,t))}open(e,t="room"){let s=this.#o[t].open(e);return s.kind==="sealed_before"&&t==="room"&&this.#d.push({type:"message",...e}),s}async#m(e,t,s){return e.type==="epoch"?this.acceptEpoch(e):e.type==="history"?this.acceptHistory(e):e.type==="confer_key"?this.acceptConferKey(e,s):this.open(e,t)}#_(e,t){let{conversation:s}=this.#e;return e==="typing"?{conversation:s,...t}:{conversation:s,channel:e,...t}}#p(e){return this.#d.push({type:"epoch",...e}),{kind:"before_me",number:e.number,roster:e.roster}}async#k(e,t,s){let{number:o,roster:i,sealed:a,previous:r}=e,u=A(e.page_key);C(!this.#r||K(u,this.#r),"another page key"),C(!this.#a||o===this.epoch+1&&K(A(r),this.#l),"out of order"),C(We(Le(i),this.#t),"we are not in it"),C(await bt(u,t,A(e.signature)),"not signed by the page");let d=await xt(It(a,this.#t.slot),this.#n),c=Ee(d)[4],f=A(e.epoch_id);return C(K(d,Nt(this.#e,o,f,c,s)),"does not agree"),C(c.length===32&&K(f,le(_e,this.#e,o,c)),"another key"),c}async#u(e,t){if(!this.#r)throw new RangeError("no page key yet");C(await bt(this.#r,Ct(this.#e,this.#t.slot,e),t),"not signed by the page");let[s,o,...i]=Ee(await xt(e,this.#n));C(K(s,Q(Me))&&K(o,Q(this.#e.conversation))&&i.length%3===0,"does not agree");let a=new Map;for(let r=0;r<i.length;r+=3)a.set(rn(i[r]),{id:i[r+1],key:i[r+2]});return a}#g(){let e=new Map,t=this.#a;for(let s of[...this.#d].reverse())s.type!=="epoch"||!t||s.number!==t.number-1||s.page_key!==t.page_key||K(X(Re(this.#e,s)),A(t.previous))&&(e.set(s.number,s),t=s);return e}#b(){let e=this.#s.copy(),t=new V(this.#e,"room",e),s=[];for(let o of this.#d)o.type==="epoch"&&e.at(o.number)&&(e.newest=o.number),o.type==="message"&&s.push(t.open(o));return s}#w({number:e,roster:t},s){let o=new Set([0,...t.map(i=>i.slot)]);this.#s.add(e,{slots:o,rosterHash:re(_e,this.#e,e,t),key:s}),this.#h.push(...t)}async#$({number:e,by:t,roster:s,sealed:o,confer_id:i},a){let r=[...this.#h,...a];C(We(Le(s),this.#t)&&s.some(h=>h.slot===t),"we are not in it"),C(r.some(h=>h.slot===t),"from nobody we know"),C(s.every(h=>r.every(m=>m.slot!==h.slot||m.key===h.key)),"another shift key");let u=s.find(h=>h.slot===t),d=await cn(It(o,this.#t.slot),A(u.key),this.#n),c=Ee(d)[5],f=A(i),p=Ot(this.#e,e,t,f,c,re(ae,this.#e,e,s));return C(K(d,p)&&c.length===32&&K(f,le(ae,this.#e,e,c)),"does not agree"),c}#y({number:e,roster:t},s){let o=new Set(t.map(i=>i.slot));this.#i.add(e,{slots:o,rosterHash:re(ae,this.#e,e,t),key:s}),this.#i.newest=e}};var je=class{#e=null;#t=0;constructor(e){this.ear=e}keep(e){e&&this.#e===null&&this.#n(0),e||this.#s()}once(){this.#i(659.25,0,.5)}get isRinging(){return this.#e!==null}#n(e){this.#e=setTimeout(()=>{this.#t+=1,this.#i(523.25,0,1),this.#i(659.25,.22,.9),this.#n(this.#t<6?5e3:11e3)},e)}#s(){this.#e!==null&&clearTimeout(this.#e),this.#e=null,this.#t=0}#i(e,t,s){let o=this.ear.now();if(!o||o.state!=="running")return;let i=o.currentTime+t,a=o.createGain();a.gain.setValueAtTime(0,i),a.gain.linearRampToValueAtTime(.22*this.ear.volume()*s,i+.03),a.gain.exponentialRampToValueAtTime(1e-4,i+1.1);let r=new OscillatorNode(o,{type:"sine",frequency:e});r.connect(a).connect(o.destination),r.start(i),r.stop(i+1.2)}};var Fe=class{facts=null;constructor(e,t,s=(o,i)=>setTimeout(o,i)){this.call=e,this.changed=t,this.later=s}async keepFresh(){let e=await this.refresh();this.later(()=>{this.keepFresh()},e?18e5:15e3)}async refresh(){let e=await this.call("/acting.json");return e.ok&&(this.facts=e.body),e.ok&&this.changed(),e.ok}of(e){var s;let t=((s=this.facts)==null?void 0:s.projects)??[];return(e?t.find(o=>o.project===e):t[0])??null}ready(e,t){return(e==null?void 0:e.ready[t])??(e==null?void 0:e.ready[t.split("-")[0]])??(e==null?void 0:e.ready.en)??[]}};function Sn(n){return{call:(e,t)=>To(n,e,t),open:un,leads:Co,unlock:No,sealing:()=>import("./parts/record_seal-2F3I3IB3.js"),later:(e,t)=>setTimeout(e,t)}}async function To(n,e,t){try{let o=t?{method:"POST",headers:{"Content-Type":"application/json","X-Chatd-Csrf":n},body:JSON.stringify(t)}:{},i=await fetch(e,{...o,credentials:"same-origin",cache:"no-store"}),a=await i.json().catch(()=>({}));return i.ok?{ok:!0,body:a}:{ok:!1,status:i.status,code:a.code??"trouble"}}catch{return{ok:!1,status:0,code:"unreachable"}}}async function No(n){try{let e=await fn();if(!e)return"unreachable";let{derive:t,fromBase64Url:s}=await import("./parts/passphrase-XLSYRXXO.js"),{keyring:o}=await t(n,s(e.salt),e);return await dn(o)==="open"?"open":"wrong_passphrase"}catch{return"unreachable"}}async function Co({ring:n,facts:e},t){let s=e.projects.find(r=>r.project===t);if(!s)return{ok:!1,why:"not a project of mine"};let{checkList:o}=await import("./parts/trusting-7JKPLQBJ.js"),i=s.coordinators.map(({certificate:r})=>r),a=await o(n,t,s.lists,i,Math.floor(Date.now()/1e3),s.revoked);return a.ok?(a.stored&&await hn(n).catch(()=>{}),{ok:!0,list:a}):a}var Tn=(n,e)=>async(t,s)=>{var d;await e.refresh();let o=((d=e.of(s))==null?void 0:d.takes_slips)??[],i=await n.leads(t,s),a=i.ok?i.list.leads:[],r=o.filter(c=>a.some(f=>Io(f,c))),u=await Oo(t,s,o.filter(c=>!r.includes(c)));return[...r,...u].map(({person:c,sealing:f})=>({person:c,sealing:f}))};async function Oo({ring:n,facts:e},t,s){let[{isGoodCert:o,revokedKeys:i},{keyNumber:a}]=await Promise.all([import("./parts/trusting-7JKPLQBJ.js"),import("./parts/keyring-VLKFDIJ6.js")]),r=e.projects.find(m=>m.project===t),u=n.roots[t];if(!r||!u)return[];let d=r.coordinators.map(({certificate:m})=>m),c=await i(n,t,r.revoked,d),f=Math.floor(Date.now()/1e3),p=await Promise.all(d.map(async m=>!c.keys.has(m.key)&&await o("coordinator",t,m,u,f))),h=d.filter((m,$)=>p[$]);return s.filter(m=>h.some(({key:$,holder:_})=>$===m.signing&&_===a({signing:m.signing,sealing:m.sealing})))}var Io=(n,e)=>n.person===e.person&&n.signing===e.signing&&n.sealing===e.sealing;var Pe=Object.freeze({take:"Alt+T",reply:"Alt+L",confer:"Alt+P",answers:"Alt+A",next:"Alt+J",previous:"Alt+K",take_over:"Alt+O",close:"Alt+E",keep:"Alt+Y",handover:"Alt+H",danger:"Alt+S",concern:"Alt+N",slip:"Alt+C",heavy:"Alt+G",break:"Alt+B",sound:"Alt+M",keys:"?"}),ye=Object.keys(Pe),Eo=new Set(["Alt","AltGraph","Control","Shift","Meta","CapsLock","Dead","Process","Unidentified","Tab","Escape","Enter"]);function Et(n){let e=Ao(n);return Eo.has(e)?null:[...[n.ctrlKey&&"Ctrl",n.altKey&&"Alt",n.metaKey&&"Meta",n.shiftKey&&e.length>1&&"Shift"].filter(Boolean),e].join("+")}function Ao(n){return n.altKey&&!/^[a-z0-9]$/i.test(n.key)&&/^Key[A-Z]$/.test(n.code??"")?(n.code??"").slice(3):n.key.length===1?n.key.toUpperCase():n.key}function Mo(n){return!/^(Ctrl|Alt|Meta)\+/.test(n)&&!/^(Shift\+)?F\d+$/.test(n)}function Nn(n,e,t){let s=Et(e);return s===null||t&&Mo(s)?null:ye.find(o=>n[o]===s)??null}function Cn(n,e,t){let s=ye.map(o=>[o,o!==e&&n[o]===t?"":n[o]]);return{...Object.fromEntries(s),[e]:t}}function On(n){let e=n!==null&&typeof n=="object"?n:{},t=ye.map(s=>[s,typeof e[s]=="string"?e[s]:Pe[s]]);return Object.fromEntries(t)}var An=/\[([^\[\]\n]+)\]\(((?:https:\/\/|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)/gu,Lo=/\[([^\[\]\n]+)\]/gu,Mn=/\{([a-z_]+)\}/gu,Ro=new RegExp("\\*\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*\\*","gu"),Wo=["worker","project","next_opening"],jo=8e3;function He(n){let e=n.replace(An,o=>" ".repeat(o.length)),t=[...e.matchAll(Lo)].map(o=>In(o)),s=[...e.matchAll(Mn)].filter(o=>Wo.includes(o[1])).map(o=>In(o));return[...t,...s].sort((o,i)=>o.start-i.start)}function In(n){let e=n.index??0;return{words:n[0],start:e,end:e+n[0].length}}function Fo(n,e){return n.replace(Mn,(t,s)=>e[s]||t)}function ce(n,e={}){return Fo(n.trim().split(/\n\s*\n/).map(Po).join(`

`),e)}function Po(n){return n.startsWith("- ")?n.split(/(?:^|\n)- /).slice(1).map(t=>`• ${En(t.split(/\s+/).join(" ").trim())}`).join(`
`):En(n.split(`
`).map(t=>t.trim()).join(" "))}function En(n){return n.replace(Ro,"$1").replace(An,(e,t,s)=>Ho(t,s))}function Ho(n,e){return!e.startsWith("https://")||n===e||n===e.slice(8)?n:`${n} (${e})`}function Ln(n,e){return e.split(new RegExp("\\n+|(?<=[.!?])\\s+")).some(t=>t.length>11&&n.includes(t))||e.length<12&&n.includes(e)}function Rn(n){return new TextEncoder().encode(JSON.stringify(n)).length>jo}var Ko=new Intl.Collator,Do=60,Yo=40,qo=25,Go=6,Bo=.6,Uo=55,Vo=8;function Fn(n){let e=new Map(n.filter(t=>!t.translation_of).map(t=>[Xo(t),t]));return n.map(t=>{let s=t.translation_of?e.get(t.translation_of):void 0,o=[t.topic,...t.tags??[],(s==null?void 0:s.title)??"",...(s==null?void 0:s.tags)??[]];return{answer:t,shortcut:St(t.shortcut),title:Ae(`${t.title} ${t.shortcut}`),aside:Ae(o.join(" ")),body:St(t.body)}})}function Ke(n,e,{visitor:t="",worker:s=[],most:o=40}={}){let i=Ae(e),a=Wn(n,i,t,s,!1),r=a.length>0?a:Wn(n,i,t,s,!0);return r.sort((u,d)=>d.score-u.score||Ko.compare(u.answer.title,d.answer.title)),r.slice(0,o).map(u=>u.answer)}function Wn(n,e,t,s,o){let i=e.join("-"),a=e.map(u=>zo(u,o)),r=[];for(let u of n){let d=Zo(u,i,a);d>0&&r.push({answer:u.answer,score:d+Qo(u.answer.language,t,s)})}return r}function Zo(n,e,t){if(t.length===0)return 1;let s=n.shortcut===e?100:0;for(let o of t){let i=Jo(n,o);if(i===0)return 0;s+=i}return s/t.length}function Jo(n,{typed:e,fits:t}){return n.shortcut.startsWith(e)?Do:Math.max(jn(n.title,t)*Yo,jn(n.aside,t)*qo)||(e.length>2&&n.body.includes(e)?Go:0)}function jn(n,e){let t=0;for(let s of n)t=Math.max(t,e(s));return t}function zo(n,e){let t=e?mn(n):0,s=n.length>1&&!/^[a-z0-9]+$/.test(n),o=new Map,i=r=>r.startsWith(n)||s&&r.includes(n)?1:t>0&&gn(n,r,t)?Bo:0;return{typed:n,fits:r=>{let u=o.get(r);if(u!==void 0)return u;let d=i(r);return o.set(r,d),d}}}function Qo(n,e,t){return we(n,e)?Uo:t.some(s=>we(n,s))?Vo:0}function we(n,e){return n.split("-")[0].toLowerCase()===e.split("-")[0].toLowerCase()}function Xo(n){return n.id.split("/").at(-1)??n.id}function Pn(n,e){let t=Math.floor((e.getTime()-Date.parse(n))/6e4);return Number.isFinite(t)?Math.max(0,t):0}function ue(n,e){let t=new Date(n);return Number.isNaN(t.getTime())?"":new Intl.DateTimeFormat(e,{hour:"2-digit",minute:"2-digit",hourCycle:"h23"}).format(t)}function De(n,e,t){let s=new Date(n??"");return Number.isNaN(s.getTime())?"":new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:"long",day:"numeric",month:"long",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short",timeZone:t}).format(s)}function W(n,e){try{return new Intl.DisplayNames([e],{type:"language"}).of(n)??n}catch{return n}}function Ye(n){return`${n.toISOString().slice(0,16)}:00Z`}function At(n,e,t){let s=new Date(n);if(Number.isNaN(s.getTime()))return"";let o=s.toDateString()===t.toDateString();return new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:o?void 0:"short",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short"}).format(s)}var ei=/(?:^|\s)([/#])((?:[^\s/#][^\n/#]{0,39})?)$/u;function Mt(n,e){let t=ei.exec(n.slice(0,e));return!t||t[2].trim().split(/\s+/).length>3?null:{start:e-t[2].length-1,end:e,typed:t[2]}}function Hn(n,e,t){let s=n.slice(0,e.start),o=n.slice(e.end),i=o===""||/^\s/.test(o)?"":" ";return{text:s+t+i+o,cursor:s.length+t.length}}async function Kn(n){try{return{state:"ready",index:Fn(await n())}}catch{return{state:"failed",index:[]}}}function Dn(n,{worker:e,project:t,opening:s}){return ce(n.body,{worker:e,project:t,next_opening:De(s,n.language)})}function Yn(n,e,t){let{text:s,cursor:o}=Hn(n,e,t),i=He(s).find(a=>a.start>=e.start&&a.end<=o);return i?{text:s,start:i.start,end:i.end}:{text:s,start:o,end:o}}function qn(n,e){return!!(n.review_by&&n.review_by<e)}function qe(n){return!!n.translation_of&&!n.reviewed}var ti=14;function Gn(n,e,t){let s=new Date(Date.parse(e)-ti*864e5).toISOString().slice(0,10);return n.filter(({changed:o,language:i})=>o&&o>=s&&o<=e&&t.includes(i)).sort((o,i)=>String(i.changed).localeCompare(String(o.changed))||o.title.localeCompare(i.title))}var Bn="desk-settings";function Un(n){let e=ni(n);return{keys:On(e.keys),sound:e.sound!==!1,volume:typeof e.volume=="number"?Math.min(1,Math.max(0,e.volume)):.6,typing:e.typing!==!1,notices:e.notices===!0}}function Vn(n,e){try{n==null||n.setItem(Bn,JSON.stringify(e))}catch{}}function ni(n){try{let e=JSON.parse((n==null?void 0:n.getItem(Bn))??"{}");return e!==null&&typeof e=="object"?e:{}}catch{return{}}}function Zn(n,e){let t=new Intl.PluralRules(e);return(s,o={})=>{let i=n[s]??s;return(typeof i=="string"?i:si(i,t.select(Number(o.count??0)))).replace(/\{(\w+)\}/g,(r,u)=>u in o?String(o[u]):r)}}function si(n,e){return n[e]??n.other}function Jn(n,e,t){return e>0?`(${e}) ${n}`:t?`• ${n}`:n}var Ge=class{#e="";#t="";for(e){let t=JSON.stringify(e);return(t!==this.#t||!this.#e)&&([this.#e,this.#t]=[Lt(),t]),this.#e}},Lt=()=>[...crypto.getRandomValues(new Uint8Array(16))].map(n=>n.toString(16).padStart(2,"0")).join("");var Be=["facts","decision","action","told"],zn=1800,Ue=class{draft=null;fault=null;isGoing=!1;readers=null;#e=new Ge;constructor(e,t){this.talk=e,this.world=t}begin(){return this.draft??={facts:"",decision:"",action:"",told:""},this.readers=null,this.draft}get isEmpty(){return!this.draft||Be.every(e=>{var t;return((t=this.draft)==null?void 0:t[e].trim())===""})}async send(e){if(this.isGoing||!this.draft)return;if(this.isEmpty)return this.#t("empty");this.isGoing=!0,this.fault=null,this.talk.world.changed();let t=await this.#n(this.draft).catch(()=>"cannot_seal");if(this.isGoing=!1,typeof t=="string")return this.#t(t);this.draft=null,this.readers=t.map(e),this.talk.world.changed()}drop(){this.draft=this.fault=this.readers=null}#t(e){this.fault=e,this.talk.world.changed()}async#n(e){if(!this.world)return"cannot_seal";let t=await this.world.open();if(!t)return"locked";let{project:s,workers:o}=this.talk.room,i=await this.world.leads(t,s);if(!i.ok)return i.why==="there is no list"?"no_leads":"cannot_check";let{leads:a,number:r}=i.list;if(a.length===0)return"no_leads";let d={...Object.fromEntries(Be.map(m=>[m,e[m].trim()])),by:o.filter(({role:m})=>m!=="supervisor").map(({name:m})=>m)},c=this.#e.for({written:d,number:r}),{sealCopies:f}=await import("./parts/copies-MZ56OUDS.js"),p=await f("note",s,c,a,{v:1,...d,at:this.talk.world.now().toISOString()}),h=await this.world.call("/concern-notes",{id:c,project:s,conversation:this.talk.id,list_number:r,copies:p});return h.ok||h.code==="already_there"?a.map(({person:m})=>m):Rt(h)}};function Rt({status:n,code:e}){return e==="unreachable"||n===0?"unreachable":e==="nothing_can_be_kept"?"no_leads":e==="list_is_old"?"cannot_check":n===404?"too_late":e==="sign_in_again"||e==="stale"?"sign_in_again":"trouble"}var Je=2*1024*1024,oi=["moment","covered","back"],ii=new Map([["asked","The visitor was asked whether something may be passed on."],["yes","The visitor said: yes, pass this on."],["no","The visitor said: no, do not."],["stored","The visitor was told that it was passed on."],["not_stored","The visitor was told that it was not passed on."],["withdrawn","The question was taken back."]]),Xn=n=>n.filter(({kind:e,seq:t})=>t!==null&&e!=="handover");function es({kind:n,seq:e,slot:t,counter:s}){return n==="sealed"?`sealed ${e}`:s===void 0||n==="gap"?`${n} ${e}`:`said ${t} ${s}`}function ts(n,e){let t=n.slot??0,o={by:t===0?"visitor":"worker",slot:t,name:t===0?"":e(t),at:n.at??null};if(n.kind==="text")return{...o,kind:"text",text:n.text??""};if(n.kind==="signal"&&oi.includes(n.signal??""))return{...o,kind:"signal",text:n.signal??""};if(n.kind==="gap")return{...o,kind:"gap",text:""};if(n.kind==="roster")return Wt(ri(n,e));if(n.kind==="kept")return{...Wt("A notice to the visitor: this chat is being kept."),slot:t,name:e(t),at:n.at??null};if(n.kind==="slip")return{...o,kind:"roster",text:ii.get(n.signal??"")??""};let i=n.kind==="sealed"?"It was said before this page came in.":"";return{...o,kind:"unreadable",text:i}}function ns(n,e=Je){let t=e,s=n.length;for(;s>0&&$e(n[s-1])<=t;)t-=$e(n[--s]);return s===0?n:[as(s),...n.slice(s)]}function ss(n,e){let t=0,s=0;for(;s<n.length&&t+$e(n[s])<=e;)t+=$e(n[s++]);let o=s<n.length;return{lines:o?[...n.slice(0,s),as()]:n,isFull:o,used:t}}var os=(n,e)=>n.map((t,s)=>({n:e+1+s,...t})),ze=n=>n.reduce((e,t)=>e+$e(t),0);function Ve(n,e){let t=ai(n);return e.map(s=>{let o=t.get(Ze(s))??0;return o>0&&t.set(Ze(s),o-1),o>0})}function is(n,e){let[t,s]=[n.filter(Qn),e.filter(Qn)],o=Ve(t,s),i=Ve(s,t).filter(d=>!d).length,a=o.lastIndexOf(!0),r=e.filter(({kind:d})=>d==="unreadable").length,u=Math.min(i,r);return{added:i-u,left_out:o.slice(0,a+1).filter(d=>!d).length,before_me:u}}var Qn=({kind:n})=>n==="text"||n==="signal",Ze=({slot:n,kind:e,at:t,text:s})=>JSON.stringify([n,e,t,s]);function ai(n){let e=new Map;for(let t of n)e.set(Ze(t),(e.get(Ze(t))??0)+1);return e}var $e=n=>Q(JSON.stringify(n)).length+16,as=n=>({...Wt(n?`Lines left out before the next: ${n}.`:""),kind:"cut"}),Wt=n=>({by:"worker",slot:0,name:"",at:null,kind:"roster",text:n});function ri({came:n=[],went:e=[]},t){let s=new Intl.ListFormat("en"),[o,i]=[s.format(n.map(t)),s.format(e.map(t))];return o&&o===i?`${o}: the page was loaded again.`:[o&&`${o} came in.`,i&&`${i} went out.`].filter(Boolean).join(" ")}var rs=5e3,li=8e3,ci=12,be=class{flag=null;checked=null;isUnreadable=!1;trouble=null;isAnswering=!1;#e=null;#t=null;#n=null;#s=new Set;#i=[];#o=0;#r=!1;#l=!1;#a=!1;#h=!1;#d=!1;#c=null;#f=new Set;constructor(e,t){this.flags=e,this.record=t}begin(e,t,s,o){this.#e=e.key,this.#n=e,this.#t=t,this.#s=new Set(s),this.#o=o}take(e){this.flag=e,!this.#e&&e.box&&this.#m(e.box),this.#e&&this.#k(e),this.#u()}async#m(e){if(!this.#a){this.#a=!0;try{let{openShared:t}=await this.flags.world.sealing(),s=await this.#v(),{shiftKey:o}=this.flags.talk.world;if(!s||!o)return;let{project:i,record:a,commitment:r}=s.header;if(a!==this.record||i!==this.flags.talk.room.project)throw new RangeError("not this record");this.#e=await t(e.box,{raiserKey:e.key,shiftKey:o,project:i,record:a,commitment:r}),this.#t=s.header;let{lines:u}=await this.#S(s.chunks);this.checked=this.flags.compare(u)}catch{this.isUnreadable=!0}finally{this.#a=!1,this.flags.talk.world.changed(),this.flag&&this.take(this.flag)}}}async confirm(){await this.#_(async()=>{let e=await this.flags.trusted();if(typeof e=="string")return e;if(!this.#e||!this.#t)return"cannot_seal";let{confirm:t}=await this.flags.world.sealing(),{wraps:s,signed:o}=await t(this.#e,this.#t,e.list,e.open.ring);return this.#p("confirm",{conversation:this.flags.talk.id,wraps:s,signature:o.signature})})}async sayNo(){await this.#_(()=>this.#p("no",{conversation:this.flags.talk.id}))}async#_(e){this.isAnswering||(this.isAnswering=!0,this.trouble=null,this.flags.talk.world.changed(),this.trouble=await e().catch(()=>"cannot_seal"),this.isAnswering=!1,this.flags.talk.world.changed())}async#p(e,t){let s=await this.flags.world.call(`/records/${this.record}/${e}`,t);return s.ok?null:s.code}async#k(e){for(let{slot:t,key:s}of e.lacks){if(this.#f.has(t)||!this.#e)continue;this.#f.add(t);let o=await this.flags.boxFor(this.#e,s).catch(()=>null);(!o||await this.#p("share",{conversation:this.flags.talk.id,slot:t,box:o}))&&this.#f.delete(t)}}#u(){this.#d||this.#c||!this.#e||(this.#d=!0,this.flags.world.later(async()=>{var e;this.#d=!1,!this.#c&&((e=this.flag)!=null&&e.writes&&await this.#g(this.flags.lines()),this.#u())},rs))}async#g(e){if(this.#h)return!1;this.#h=!0;try{return!this.#n&&!await this.#b(e)?!1:(this.#w(e),await this.#$())}catch{return!1}finally{this.#h=!1}}async#b(e){let{RecordSeal:t,chunkHash:s}=await this.flags.world.sealing(),o=await this.#v();if(!o||o.is_closed||!this.#e)return!1;let{lines:i,isClosed:a}=await this.#S(o.chunks);if(this.#l=a,a)return!1;let r=o.chunks.at(-1),u=r?s(r):o.header.head;this.#n=t.goingOn(this.#e,{chunks:o.chunks.length,head:u,lines:i.length}),this.#i=[],this.#o=ze(i);let d=Ve(i,e.map(({line:c})=>c));return this.#s=new Set(e.filter((c,f)=>d[f]).map(({mark:c})=>c)),!0}#w(e){let t=e.filter(({mark:a})=>!this.#s.has(a));if(t.length===0||this.#r||!this.#n)return;let{lines:s,isFull:o,used:i}=ss(t.map(({line:a})=>a),Je-this.#o);this.#i.push(...this.#n.append(os(s,this.#n.count)));for(let{mark:a}of t)this.#s.add(a);this.#r=o,this.#o+=i}async#$(){for(;this.#i.length>0;){let e=await this.flags.world.call(`/records/${this.record}/chunks`,this.#i[0]);if(!e.ok&&e.status!==0&&e.status<500&&(this.#n=null),!e.ok)return!1;this.#i.shift()}return!0}end(e){var t;this.#c||!this.#e||(this.#c=e,this.flags.world.later(()=>this.#y(ci),(t=this.flag)!=null&&t.writes?0:li))}async#y(e){if(!(this.#c===null||await this.#T(this.#c))&&e>1)return void this.flags.world.later(()=>this.#y(e-1),rs);this.#e=this.#n=null,this.#i=[],this.#c&&(this.#c.lines=[])}async#T({isOver:e,lines:t}){var s;if(!((s=this.flag)!=null&&s.writes)){if(!e||await this.#x())return!0;this.#n=null}return await this.#g(t)?!e||this.#N():this.#x()}async#x(){var e;return this.#l||((e=await this.#v())==null?void 0:e.is_closed)===!0}async#N(){var r;let e=(r=this.#n)==null?void 0:r.end();if(e&&this.#i.push(e),!await this.#$()||!this.#n)return!1;let t=await this.flags.world.open();if(!t)return!0;let{chunks:s,head:o,lines:i,signature:a}=await this.#n.close(t.ring);return await this.#p("close",{chunks:s,head:o,lines:i,signature:a})===null}async#v(){let e=await this.flags.world.call(`/records/${this.record}/so-far.json`);return e.ok?e.body:null}async#S(e){let{readRecord:t}=await this.flags.world.sealing();if(!this.#e||!this.#t)throw new RangeError("no key");let s=await t(this.#e,this.#t,e);if(s.trouble)throw new RangeError(s.trouble);return s}};var Qe=class{#e=new Map;#t=null;#n=!1;grounds=null;constructor(e,t){this.talk=e,this.world=t}get list(){return[...this.#e.values()].filter(({flag:e})=>e!==null)}get any(){return this.list.length>0}isKept(e){return this.list.some(({flag:t})=>t&&(t.mine&&t.ground===e.id?!0:!e.is_quiet&&!this.#s(t)))}#s(e){var t;return((t=this.groundOf(e.ground))==null?void 0:t.is_quiet)===!0}groundOf(e){return this.grounds===null||this.grounds==="failed"?null:this.grounds.grounds.find(t=>t.id===e)??null}async learn(){if(this.grounds!==null&&this.grounds!=="failed")return;let e=await this.world.call(`/records/grounds.json?conversation=${encodeURIComponent(this.talk.id)}`);this.grounds=e.ok?e.body:"failed",this.talk.world.changed()}takeRoom(e){for(let t of e.flags??[]){let s=this.#e.get(t.record)??new be(this,t.record);this.#e.set(t.record,s),s.take(t)}this.any&&this.learn()}async raise(e){if(this.#n)return"busy";this.#n=!0;try{return await this.#i(e)}catch{return"cannot_seal"}finally{this.#n=!1,this.talk.world.changed()}}lines(){return Xn(this.talk.log.room.lines).map(e=>({mark:es(e),line:ts(e,t=>this.talk.nameOf(t))}))}end({isOver:e}){this.#t=null;for(let t of this.#e.values())t.end({isOver:e,lines:this.lines()})}async trusted(){let e=await this.world.open();if(!e)return"locked";let t=await this.world.leads(e,this.talk.room.project);return t.ok?{open:e,list:t.list}:"cannot_check"}async#i(e){var o;let t=((o=this.#t)==null?void 0:o.ground)===e.id?this.#t:await this.#o(e);if(typeof t=="string")return t;let s=await this.world.call("/records/raise",t.body);if(this.#t=!s.ok&&(s.status===0||s.status>=500)?t:null,!s.ok)return s.code;this.#e.set(t.kept.record,t.kept);for(let i of this.talk.room.flags??[])i.record===t.kept.record&&t.kept.take(i);return e.told&&await this.#l(e,e.told),"kept"}async#o(e){let t=await this.trusted();if(typeof t=="string")return t;let{room:s}=this.talk,{RecordSeal:o,newRecordId:i}=await this.world.sealing(),a=this.lines(),r=ns(a.map(({line:_})=>_)).map((_,v)=>({n:v+1,..._})),u=i(),d=await o.begin({project:s.project,record:u,ground:e.id,language:s.language,list:t.list,told:e.told!==null,lines:r,raisedAt:Math.floor(this.talk.world.now().getTime()/1e3)}),{header:c,chunks:f,wraps:p,signed:h}=await d.raise(t.open.ring),m=e.is_quiet?[]:await this.#r(d.key),$=new be(this,u);return $.begin(d,c,a.map(({mark:_})=>_),ze(r)),{ground:e.id,kept:$,body:{conversation:this.talk.id,header:c,chunks:f,wraps:p,signature:h.signature,for_others:m}}}async#r(e){let t=this.talk.room.workers.filter(({me:s,role:o,confers_only:i})=>!s&&o!=="supervisor"&&!i);return Promise.all(t.map(async({slot:s,key:o})=>({slot:s,box:await this.boxFor(e,o)})))}boxFor(e,t){let{shiftKey:s}=this.talk.world;if(!s)throw new RangeError("no shift key");return e.boxFor(t,s)}async#l(e,t){let s=`${this.talk.world.now().toISOString().slice(0,16)}:00Z`,o=this.grounds===null||this.grounds==="failed"?7:this.grounds.provisional_days;await this.talk.post("room",{kind:"kept",ground:e.id,text:t,first:o,days:e.hard_max_days,at:s},{kind:"kept",text:t,at:s})}compare(e){return is(e,this.lines().map(({line:t})=>t))}};var ve=["asked","said","next","language"],Xe=class{card=null;isNew=!1;draft=null;#e=new Set;constructor(e){this.talk=e}begin(e){return this.draft??={asked:"",said:"",next:"",language:e,...this.card},this.draft}get isEmpty(){return!this.draft||ve.slice(0,3).every(e=>{var t;return((t=this.draft)==null?void 0:t[e].trim())===""})}heard({asked:e,said:t,next:s,language:o,by:i,at:a}){let r={asked:e,said:t,next:s,language:o,by:i,at:a},u=this.card!==null&&JSON.stringify(this.card)===JSON.stringify(r);return this.#e=new Set(this.talk.room.workers.map(({slot:d})=>d)),u?!1:(this.card=r,this.isNew=!0,!0)}async send(){let{draft:e,talk:t}=this;if(!e)return!1;if(t.held.confer=t.obstacle("confer"),t.held.confer)return t.world.changed(),!1;let s=t.room.workers.find(r=>r.me),i={...Object.fromEntries(ve.map(r=>[r,e[r].trim()])),by:(s==null?void 0:s.name)??"",at:Ye(t.world.now())},a=await this.#t(i);return a&&(this.draft=null),a}async keepShared(e){let t=e.map(({slot:o})=>o);if(!this.card||this.talk.ended||t.every(o=>this.#e.has(o)))return;let s=this.talk.room.workers.filter(({slot:o,here:i})=>i&&this.#e.has(o)).map(({slot:o})=>o);Math.min(...s)===this.talk.room.my_slot&&await this.#t(this.card)}wipe(){this.card=this.draft=null,this.isNew=!1,this.#e.clear()}async#t(e){return await this.talk.post("confer",{kind:"handover",...e},{kind:"handover",text:e.by,at:e.at})?(this.card=e,this.isNew=!1,this.#e=new Set(this.talk.room.workers.map(({slot:s})=>s)),!0):!1}};var xe=class{#e=new Map;constructor(e){this.log=e}add(e){this.log.has(e.seq)||this.#e.set(e.seq,e)}next(){for(let t of this.#e.keys())this.log.has(t)&&this.#e.delete(t);let e=this.#e.get(this.log.held+1);return this.#e.delete(this.log.held+1),e}get hasHole(){return this.#e.size>0}};var et=class{#e=[];constructor(e){this.talk=e}async take(e,t){let s=this.talk.log[e];if(!(s.has(t.seq)||this.talk.ended)){if(s.note(t.seq),t.type==="epoch")return this.#t(t);if(t.type==="history")return this.#s(t);if(t.type==="confer_key")return this.#o(t);this.#r(e,t)}}async#t(e){let t=await this.talk.seal.acceptEpoch(e);this.talk.learnNames(e.roster),t.kind==="refused"&&(this.talk.refusedKey=!0,this.talk.log.room.put({kind:"unreadable",seq:e.seq})),t.kind==="epoch"&&(this.talk.refusedKey=!1,this.#n(e),await this.talk.keys.roomKeyCame(e.roster))}#n(e){let t=e.roster.map(i=>i.slot),s=t.filter(i=>!this.#e.includes(i)),o=this.#e.filter(i=>!t.includes(i));this.#e=t,this.talk.log.room.put({kind:"roster",seq:e.seq,came:s,went:o})}async#s(e){let t=await this.talk.seal.acceptHistory(e);if(t.kind==="refused"&&this.talk.log.room.put({kind:"unreadable",seq:e.seq}),t.kind==="history")for(let s of t.earlier)this.#i(s)}#i(e){let t=this.talk.log.room,s=t.lines.find(i=>i.kind==="sealed"&&i.slot===e.slot&&i.counter===e.counter);if(!s||s.seq===null)return;let o=this.#l("room",s.seq,e);o&&o.kind!=="sealed"&&t.change(s,o)}async#o(e){(await this.talk.seal.acceptConferKey(e,this.talk.room.workers)).kind==="refused"?this.talk.log.confer.put({kind:"unreadable",seq:e.seq}):this.talk.keys.conferKeyCame(e.roster)}#r(e,t){var i,a;let s=this.talk.log[e];if(t.slot===this.talk.room.my_slot)return s.sent(t.slot,t.counter,t.seq);let o=this.#l(e,t.seq,this.talk.seal.open(t,e));o&&(s.put(o),this.talk.typing.delete(t.slot),e==="room"&&this.#h(o),(a=(i=this.talk.world).arrived)==null||a.call(i,this.talk))}#l(e,t,s){let{kind:o,slot:i,counter:a}=s;return s.gap>0&&this.talk.log[e].put({kind:"gap",seq:t,slot:i}),o==="own"||o==="replay"?null:o==="sealed_before"?{kind:"sealed",seq:t,slot:i,counter:a}:o==="text"?{kind:o,seq:t,slot:i,counter:a,text:s.text,at:s.at,mine:this.talk.isMe(i)}:o==="signal"?{kind:o,seq:t,slot:i,counter:a,signal:s.signal}:o==="kept"?{kind:o,seq:t,slot:i,counter:a,text:s.text,at:s.at,mine:this.talk.isMe(i)}:s.sheet?this.#a(t,s):o==="handover"?this.talk.handover.heard(s)?{kind:o,seq:t,slot:i,counter:a,text:s.by}:null:{kind:o==="refused"?"unreadable":"too_old",seq:t,slot:i,counter:a}}#a(e,{kind:t,sheet:s,slot:o,counter:i}){let a=this.talk.slip.heard(t,s,o);return a?{kind:"slip",seq:e,slot:o,counter:i,signal:a,mine:this.talk.isMe(o)}:{kind:"unreadable",seq:e,slot:o,counter:i}}#h(e){e.kind==="signal"?this.talk.signal=e.signal==="moment"||e.signal==="covered"?e.signal:null:e.slot===0&&(this.talk.signal=null)}};var nt=class{#e="";#t="";#n=!1;constructor(e){this.talk=e}fits(e){return e==="room"?this.#e===tt(this.talk.inTheChat):this.#t===tt(this.talk.room.workers)}async roomKeyCame(e){this.#e=tt(e),this.talk.sayWhatWasHeld(),await this.tellHeld()}conferKeyCame(e){this.#t=tt(e),this.talk.sayWhatWasHeld(),this.talk.handover.keepShared(e)}async tellHeld(){let e=this.talk.seal.epoch;e>0&&!this.talk.ended&&await this.talk.world.ask("key_held",{conversation:this.talk.id,epoch:e})}async keepConferKey(){let{isFirst:e,room:t,ended:s}=this.talk;if(!(!e||t.workers.length<2||this.fits("confer")||this.#n||s)){this.#n=!0;try{await this.#s(t.workers)}finally{this.#n=!1}}}async#s(e){let{seal:t,world:s,log:o,room:i}=this.talk,a=await t.makeConferKey(e,i.confer),r=await s.ask("confer_key",a);r.ok&&(t.adoptConfer(a.number),r.seq&&o.confer.note(r.seq),this.conferKeyCame(e))}};function tt(n){return n.map(({slot:e,key:t})=>`${e}:${t}`).sort().join(" ")}var Se=class{lines=[];held=0;#e=new Set;#t=new Map;has(e){return e<=this.held||this.#e.has(e)}note(e){for(this.#e.add(e);this.#e.delete(this.held+1);)this.held+=1}put(e){this.lines=[...this.lines,e],this.#s()}change(e,t){this.lines=this.lines.map(s=>s===e?t:s)}remove(e){this.lines=this.lines.filter(t=>t!==e)}sent(e,t,s){this.note(s),this.lines=this.lines.map(o=>jt(o,e)&&o.counter===t&&o.seq===null?{...o,seq:s,mark:ui(o.mark,"sent")}:o),this.#s()}delivered(e,t){this.lines=this.lines.map(s=>jt(s,e)&&(s.counter??1/0)<=t&&s.mark?{...s,mark:"delivered"}:s)}holds(e,t){return this.lines.some(s=>jt(s,e)&&s.counter===t&&s.kind!=="sealed")}get unread(){return this.lines.filter(e=>this.#n(e)).length}shownNow(){let e=new Map;for(let t of this.lines)this.#n(t)&&e.set(t.slot??0,Math.max(t.counter??0,e.get(t.slot??0)??0));for(let[t,s]of e)this.#t.set(t,s);return[...e]}wipe(){this.lines=[]}#n(e){return(e.kind==="text"||e.kind==="signal"||e.kind==="handover"||e.kind==="kept"||e.kind==="too_old")&&!e.mine&&(e.counter??0)>(this.#t.get(e.slot??0)??0)}#s(){this.lines=this.lines.map((e,t)=>({line:e,at:t})).sort((e,t)=>ls(e.line)-ls(t.line)||e.at-t.at).map(({line:e})=>e)}};function jt(n,e){return n.slot===e}function ls(n){return n.seq??1/0}function ui(n,e){return n==="delivered"?n:e}var us=n=>new TextEncoder().encode(JSON.stringify(n)).length<=8191;function hs(n,e,t){let{id:s,days:o,yes:i,outcome:a}=e;return he(/^[0-9a-f]{32}$/.test(s)&&t===0==(n==="slip_answer"),"not a slip"),n==="slip_told"?(he(a==="stored"||a==="not_stored"||a==="withdrawn","not an outcome"),{kind:n,id:s,outcome:a}):n==="slip_answer"?(he(typeof i=="boolean","not an answer"),i?{kind:n,id:s,yes:i,...cs(e)}:{kind:n,id:s,yes:i,recipient:"",purpose:"",lines:[]}):(he(n==="slip"&&Number.isInteger(o)&&o>0&&o<15,"not a slip"),{kind:n,id:s,days:o,...cs(e)})}function cs({recipient:n,purpose:e,lines:t}){return he(Ft(n,120)&&Ft(e,300),"not for anybody"),he(Array.isArray(t)&&t.length>0&&t.length<=12&&t.every(s=>Ft(s,400)),"not lines"),{recipient:n,purpose:e,lines:[...t]}}function he(n,e){if(!n)throw new RangeError(e)}var Ft=(n,e)=>typeof n=="string"&&n.trim()!==""&&n.length<=e;var st=class{stage=null;draft={recipient:"",purpose:"",lines:[""]};fault=null;isGoing=!1;agreed=null;#e=null;constructor(e,t,s=async()=>[]){this.talk=e,this.world=t,this.takers=s}begin(){return(this.stage==="stored"||this.stage==="no"||this.stage===null)&&this.#a("writing"),this.draft}async ask(e){let t=this.#n(e);if(this.fault=this.#s(t),this.fault||this.isGoing)return this.talk.world.changed();this.isGoing=!0;let s=await this.#r(t,"asked");this.isGoing=!1,this.fault=s?null:"not_now",s&&([this.stage,this.#e]=["asked",t]),this.talk.world.changed()}async withdraw(){let e=this.#e;if(e&&this.stage==="asked"&&!await this.#o(e.id,"withdrawn"))return this.#l("not_now");this.#a(null),this.talk.world.changed()}close(){this.#a(null),this.talk.world.changed()}heard(e,t,s){var o;try{let i=hs(e,t,s);return i.kind==="slip"?"asked":i.kind==="slip_told"?i.outcome:(this.stage==="asked"&&i.id===((o=this.#e)==null?void 0:o.id)&&this.#t(i),i.yes?"yes":"no")}catch{return null}}async store(){if(!this.agreed||this.isGoing)return;this.isGoing=!0,this.fault=null,this.talk.world.changed();let e=await this.#i(this.agreed).catch(()=>"cannot_seal");if(this.isGoing=!1,e)return this.#l(e);let{id:t}=this.agreed;this.#a("stored"),!this.talk.ended&&!await this.#o(t,"stored")&&(this.fault="untold"),this.talk.world.changed()}async giveUp(){let{agreed:e}=this;if(e&&!this.talk.ended&&!await this.#o(e.id,"not_stored"))return this.#l("not_now");this.#a(null),this.talk.world.changed()}end(){this.stage!=="agreed"&&this.stage!=="stored"&&this.#a(null)}#t(e){let{recipient:t,purpose:s}=this.#e??{};if(!e.yes)return this.#a("no");e.recipient!==t||e.purpose!==s||(this.agreed=e,this.stage="agreed",this.store())}#n(e){let{recipient:t,purpose:s,lines:o}=this.draft;return{kind:"slip",id:Lt(),days:e,recipient:t.trim(),purpose:s.trim(),lines:o.map(i=>i.trim()).filter(Boolean)}}#s(e){if(!e.recipient)return"no_recipient";if(!e.purpose)return"no_purpose";if(e.lines.length===0)return"no_lines";if(!us(e))return"too_long";let t=this.talk.obstacle("room");return t==="not_first"?"not_first":t&&"not_now"}async#i(e){var m;if(!this.world)return"cannot_seal";let t=await this.world.open();if(!t)return"locked";let{project:s,workers:o}=this.talk.room,i=await this.takers(t,s);if(i.length===0)return"nobody";let{id:a,recipient:r,purpose:u,lines:d}=e,c=((m=o.find($=>$.me))==null?void 0:m.name)??"",{sealCopies:f}=await import("./parts/copies-MZ56OUDS.js"),p=await f("slip",s,a,i,{v:1,recipient:r,purpose:u,lines:d,agreed:!0,by:c,at:this.talk.world.now().toISOString()}),h=await this.world.call("/slips",{id:a,project:s,conversation:this.talk.id,copies:p});return h.ok||h.code==="already_there"?null:Rt(h)}#o(e,t){return this.talk.obstacle("room")?Promise.resolve(!1):this.#r({kind:"slip_told",id:e,outcome:t},t)}#r(e,t){return this.talk.post("room",e,{kind:"slip",signal:t})}#l(e){this.fault=e,this.talk.world.changed()}#a(e){this.stage=e,this.draft={recipient:"",purpose:"",lines:[""]},this.fault=this.agreed=this.#e=null}};var hi=7e3,di=3e3,fi=2e3,ot=class{log={room:new Se,confer:new Se};draft={room:"",confer:""};cutOff="";unchecked=[];held={room:null,confer:null};ended=null;refusedKey=!1;typing=new Map;wasHeavy=!1;wasKept=!1;signal=null;room;endedAt=null;names=new Map;#e=Promise.resolve();#t={room:new xe(this.log.room),confer:new xe(this.log.confer)};#n=new Set;constructor(e,t){this.room=e,this.world=t,this.seal=t.seal,this.keys=new nt(this),this.intake=new et(this),this.handover=new Xe(this),this.flags=t.keeping?new Qe(this,t.keeping):null,this.concern=new Ue(this,t.keeping),this.slip=new st(this,t.keeping,t.takers),this.learnNames(e.workers)}get id(){return this.room.conversation}get unread(){return this.ended?0:this.log.room.unread+this.log.confer.unread}get isFirst(){return this.room.role==="first"}get partners(){return this.room.workers.filter(e=>!e.me)}get inTheChat(){return this.room.workers.filter(e=>!e.confers_only)}get confersOnly(){return this.room.workers.some(e=>e.me&&e.confers_only===!0)}get writer(){return this.room.workers.find(e=>e.role==="first")}get state(){let{state:e,workers:t}=this.room;return e==="paired"&&t.some(s=>!s.here&&s.role!=="supervisor")?"wavering":e}obstacle(e){return this.room.log_full?"log_full":e==="confer"&&this.partners.length===0?"no_partner":e==="room"&&!this.isFirst?"not_first":e==="room"&&(this.room.state==="waiting"||this.room.state==="arriving")?"not_paired":this.keys.fits(e)?null:"no_key"}takeRoom(e){var t;this.room=e,this.learnNames(e.workers),(t=this.flags)==null||t.takeRoom(e),this.#o(()=>this.keys.keepConferKey()),this.sayWhatWasHeld()}takeEntry(e,t){this.#t[e].add(t),this.#o(()=>this.#s(e))}takeTyping(e){let t=this.seal.open(e,"typing");t.kind==="typing"&&(t.on?this.typing.set(t.slot,this.world.now().getTime()+hi):this.typing.delete(t.slot))}takeShown({channel:e,by:t,counters:s}){if(!(e==="room"&&t!==0))for(let[o,i]of s)this.log[e].delivered(o,i)}end({why:e,forgotten:t},{isOver:s=!1}={}){var o,i;this.ended={why:e,forgotten:t},this.endedAt=this.world.now(),this.slip.end(),this.wasKept=((o=this.flags)==null?void 0:o.any)??!1,(i=this.flags)==null||i.end({isOver:s}),this.cutOff=e==="line_lost"||e==="restarting"?this.draft.room:"",this.log.room.wipe(),this.log.confer.wipe(),this.handover.wipe(),this.draft={room:"",confer:""},this.unchecked=[],this.typing.clear()}async say(e){let t=this.draft[e].trim();if(!t||this.ended)return;if(this.held[e]=this.obstacle(e),this.held[e])return this.world.changed();let s=Ye(this.world.now());await this.post(e,{kind:"text",text:t,at:s},{kind:"text",text:t,at:s},()=>{this.draft[e]="",e==="room"&&(this.unchecked=[])})}async post(e,t,s,o=()=>{}){let i=this.#r(e,t);return i&&(o(),this.log[e].put({...s,slot:this.room.my_slot,counter:i.counter,seq:null,mine:!0,mark:"sending"}),this.world.changed(),await this.flush(e)),this.world.changed(),i!==null}async sayTyping(e){if(!(this.obstacle("room")||this.ended))try{await this.world.ask("typing",this.seal.seal("typing",{kind:"typing",on:e}))}catch{}}async flush(e){if(!this.#n.has(e)){this.#n.add(e);try{for(let t=this.#l(e);t&&!this.ended&&await this.#a(e,t);t=this.#l(e));}catch{}finally{this.#n.delete(e)}}}async resend(){this.#o(()=>this.keys.tellHeld()),await this.flush("room"),await this.flush("confer"),this.#o(()=>this.keys.keepConferKey())}tellShown(e){let t=this.log[e].shownNow();t.length!==0&&(this.world.ask("shown",{conversation:this.id,channel:e,counters:t}).catch(()=>{}),this.world.changed())}settled(){return this.#e}async#s(e){let t=this.#t[e];for(let s=t.next();s;s=t.next())await this.intake.take(e,s);t.hasHole&&setTimeout(()=>this.#i(e),fi)}#i(e){if(this.#o(()=>this.#s(e)),!this.#t[e].hasHole||this.ended)return;let{room:t,confer:s}=this.log;this.world.ask("catch_up",{conversation:this.id,room:t.held,confer:s.held}).catch(()=>{})}#o(e){this.#e=this.#e.then(e).catch(()=>{}).then(()=>this.world.changed())}#r(e,t){try{return this.seal.seal(e,t)}catch(s){return this.held[e]=s instanceof ee?"no_key":"trouble",null}}sayWhatWasHeld(){for(let e of["room","confer"]){let t=this.held[e];(t==="not_paired"||t==="no_key"||t==="no_partner")&&this.obstacle(e)===null&&this.say(e)}}#l(e){return this.seal.unstored(e)[0]}async#a(e,t){let s=await this.world.ask("send",t);return s.ok?(this.held[e]=null,this.seal.stored(e,t.counter),this.log[e].sent(this.room.my_slot,t.counter,s.seq??0),this.#o(()=>this.#s(e)),this.world.changed(),!0):(this.#h(e,s.code),!1)}#h(e,t){if(this.held[e]=t==="log_full"?"log_full":"trouble",t!=="log_full")return void setTimeout(()=>this.flush(e),di);let s=this.log[e];for(let o of s.lines.filter(({mark:i})=>i==="sending"))this.draft[e]=[this.draft[e],o.text].filter(Boolean).join(`
`),s.remove(o)}nameOf(e){return this.names.get(e)??""}learnNames(e){for(let{slot:t,name:s}of e)this.names.set(t,s)}isMe(e){let t=this.room.workers.find(s=>s.me);return e!==0&&(e===(t==null?void 0:t.slot)||e===(t==null?void 0:t.same_as))}};var pi={me:null,welcome_back:null,waiting:[],broken:[],mine:[],colleagues:[],on_call:null,projects:[],desks:[],gone:[]},mi=3,it=class{phase="arriving";line="connecting";truth=pi;conversations=new Map;openId=null;notices=[];hasFinished=!1;hasDebriefed=!1;#e=null;#t=null;#n=!1;#s=!1;#i=new Map;#o=null;constructor(e){this.world=e}get me(){return this.truth.me}get open(){return this.openId===null?null:this.conversations.get(this.openId)??null}get languages(){var e;return((e=this.#t)==null?void 0:e.languages)??[]}get unread(){return[...this.conversations.values()].reduce((e,t)=>e+t.unread,0)}get hasNotes(){return[...this.conversations.values()].some(({concern:e,slip:t})=>!e.isEmpty||t.stage==="agreed")}get hasDrafts(){return this.hasNotes||[...this.conversations.values()].some(({draft:e})=>e.room.trim()!==""||e.confer.trim()!=="")}get isNeeded(){var e,t;return this.phase!=="on"?!1:(this.truth.called??[]).length>0&&((e=this.me)==null?void 0:e.status)!=="break"?!0:((t=this.me)==null?void 0:t.status)!=="online"?!1:this.truth.waiting.some(s=>s.mine_to_take)||this.truth.broken.length>0}async lineIs(e){if(this.line=e,this.world.changed(),!(e!=="open"||this.phase!=="on"||!this.#t)){this.#n=!0,await this.#k(this.#t).finally(()=>this.#n=!1);for(let t of this.conversations.values())t.ended||t.resend()}}take(e,t){var o;let s={desk:i=>this.#l(i),room:i=>this.#h(i),entry:i=>this.#c(i),typing:i=>{var a;return(a=this.conversations.get(i.conversation))==null?void 0:a.takeTyping(i)},shown:i=>{var a;return(a=this.conversations.get(i.conversation))==null?void 0:a.takeShown(i)},stepped_out:i=>this.#f(i),ended:i=>{var a;return(a=this.conversations.get(i.conversation))==null?void 0:a.end(i,{isOver:!0})},alert:i=>this.#m(i),checked_in_elsewhere:()=>this.#_(),restarting:()=>this.tell({key:"notice.restarting",tone:"alert"})};(o=s[e])==null||o.call(s,t),this.world.changed()}async checkIn(e,t,s={}){this.phase="checking_in",this.hasFinished=this.hasDebriefed=!1,this.world.changed(),this.#e=await this.world.makeShiftKey();let o=await this.#k({name:e,languages:t,...s}).catch(()=>null);o!=null&&o.ok||(this.phase="out",o||this.tell({key:"refused.line",tone:"alert"})),this.world.changed()}workHere(){this.phase="out",this.world.changed()}takeBreak(e){return this.#u("take_break",{reason:e})}comeBack(){return this.#u("come_back",{})}endShift(){return this.hasNotes?this.tell({key:"notice.note_unwritten",tone:"alert"}):this.#u("end_shift",{})}async debrief(e){this.hasDebriefed=await this.#u("debrief",{call_me:e}),this.world.changed()}takeVisitor(e){return this.#o=e,this.#u("take",{conversation:e})}async takeLongest(){let e=[...this.truth.waiting].filter(t=>t.mine_to_take).sort((t,s)=>t.since.localeCompare(s.since))[0];return e?this.takeVisitor(e.conversation):!1}join(e){return this.#o=e,this.#u("join",{conversation:e})}swap(e){return this.#u("swap",{conversation:e})}stepOut(e,t){return this.#u("step_out",{conversation:e,reason:t})}close(e,t){return this.#u("close",{conversation:e,reason:t})}handOver(e){return this.#u("hand_over",{conversation:e})}comeIn(e){return this.#o=e,this.#u("come_in",{conversation:e})}async askSupervisor(e,t){this.#r(await this.#g("ask_supervisor",{conversation:e,reach:t}),"asked")}async callSupervisor(e){this.#r(await this.#g("call_supervisor",{conversation:e}),"supervisor")}#r(e,t){if(!e.ok)return;let s=t==="asked"&&e.desks>0?"here":e.by_mail?"mailed":e.desks>0?"desks":"nobody";this.tell({key:`notice.${t}_${s}`,tone:e.by_mail||e.desks>0?"told":"alert"})}beActive(){this.phase==="on"&&this.line==="open"&&this.world.ask("active",{}).catch(()=>{})}show(e){this.openId=this.conversations.has(e)?e:this.openId,this.world.changed()}showNext(e){let t=[...this.conversations.keys()],s=this.openId===null?-1:t.indexOf(this.openId);t.length>0&&this.show(t[(s+e+t.length)%t.length])}putAway(e){this.conversations.delete(e),this.openId===e&&(this.openId=[...this.conversations.keys()].at(-1)??null),this.world.changed()}tell(e){let t=this.notices.filter(s=>s.key!==e.key);this.notices=[...t,e].slice(-mi),this.world.changed()}dismiss(e){this.notices=this.notices.filter(t=>t!==e),this.world.changed()}#l(e){if(!(e.me===null&&this.#n)){if(this.truth=e,e.me)return this.#a();this.phase==="on"&&this.#p(),this.phase==="arriving"&&(this.phase="out"),e.welcome_back&&this.phase==="out"&&!this.hasFinished&&this.checkIn(e.welcome_back.name,e.welcome_back.languages,{rota:e.welcome_back.rota})}}#a(){if(!this.#s)return;this.#s=!1;let e=new Set(this.truth.mine.map(({conversation:t})=>t));for(let t of this.conversations.values())!e.has(t.id)&&!t.ended&&t.end({why:"line_lost",forgotten:!1})}#h(e){var f;let t=this.conversations.get(e.conversation);if(t&&t.room.my_slot===e.my_slot)return t.takeRoom(e);if((f=t==null?void 0:t.flags)==null||f.end({isOver:!1}),!this.#e)return;let s=this.world.makeSeal(e,this.#e),{ask:o,now:i,changed:a,keeping:r,takers:u}=this.world,d=p=>this.world.arrived("message",p),c=new ot(e,{ask:o,seal:s,now:i,changed:a,arrived:d,keeping:r,takers:u,shiftKey:this.#e});t&&(c.concern.draft=t.concern.draft),this.conversations.set(e.conversation,c),this.#d(c),this.world.arrived("conversation",c),c.takeRoom(e);for(let p of this.#i.get(e.conversation)??[])c.takeEntry(p.channel,p.entry);this.#i.delete(e.conversation)}#d(e){(this.open===null||this.open.ended!==null||this.#o===e.id)&&(this.openId=e.id),this.#o===e.id&&(this.#o=null)}#c(e){let t=this.conversations.get(e.conversation);if(t)return t.takeEntry(e.channel,e.entry);this.#i.set(e.conversation,[...this.#i.get(e.conversation)??[],e])}#f({conversation:e,why:t}){let s=this.conversations.get(e);s==null||s.end({why:t,forgotten:!1}),(s==null?void 0:s.concern.isEmpty)!==!1&&this.putAway(e),this.tell({key:`stepped_out.${t}`})}#m({kind:e,conversation:t}){(!(e==="someone_waiting"||e==="pair_broken"||this.conversations.has(t??""))||e==="supervisor_called"||e==="call_wanted"||e==="decision_wanted"||e==="note_written"||e==="slip_left")&&this.tell({key:`alert.${e}`,tone:"alert"})}#_(){this.#p(),this.hasFinished=!1,this.phase="elsewhere"}#p(){for(let e of this.conversations.values())e.end({why:"stepped_out",forgotten:!1});this.conversations.clear(),this.openId=null,this.#e=null,this.#t=null,this.hasFinished=!0,this.phase="out"}async#k(e){if(!this.#e)return null;let s=[...this.conversations.values()].filter(({ended:i})=>!i).map(({id:i,log:a})=>({conversation:i,room:a.room.held,confer:a.confer.held}));this.#s=s.length>0,this.#t=e;let o=await this.world.ask("check_in",{shift_key:this.world.keyText(this.#e),...e,held:s});return o.ok?this.phase="on":this.tell({key:`refused.${o.code}`,tone:"alert"}),o}async#u(e,t){return(await this.#g(e,t)).ok}async#g(e,t){let s=await this.world.ask(e,t).catch(()=>({ok:!1,code:"line"}));return s.ok||this.tell({key:`refused.${s.code}`,tone:"alert"}),this.world.changed(),s}};var xs=function(n,e,t,s){var o;e[0]=0;for(var i=1;i<e.length;i++){var a=e[i++],r=e[i]?(e[0]|=a?1:2,t[e[i++]]):e[++i];a===3?s[0]=r:a===4?s[1]=Object.assign(s[1]||{},r):a===5?(s[1]=s[1]||{})[e[++i]]=r:a===6?s[1][e[++i]]+=r+"":a?(o=n.apply(r,xs(n,r,t,["",null])),s.push(o),r[0]?e[0]|=2:(e[i-2]=0,e[i]=o)):s.push(r)}return s},ds=new Map;function gi(n){var e=ds.get(this);return e||(e=new Map,ds.set(this,e)),(e=xs(this,e.get(n)||(e.set(n,e=(function(t){for(var s,o,i=1,a="",r="",u=[0],d=function(p){i===1&&(p||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?u.push(0,p,a):i===3&&(p||a)?(u.push(3,p,a),i=2):i===2&&a==="..."&&p?u.push(4,p,0):i===2&&a&&!p?u.push(5,0,!0,a):i>=5&&((a||!p&&i===5)&&(u.push(i,0,a,o),i=6),p&&(u.push(i,p,0,o),i=6)),a=""},c=0;c<t.length;c++){c&&(i===1&&d(),d(c));for(var f=0;f<t[c].length;f++)s=t[c][f],i===1?s==="<"?(d(),u=[u],i=3):a+=s:i===4?a==="--"&&s===">"?(i=1,a=""):a=s+a[0]:r?s===r?r="":a+=s:s==='"'||s==="'"?r=s:s===">"?(d(),i=1):i&&(s==="="?(i=5,o=a,a=""):s==="/"&&(i<5||t[c][f+1]===">")?(d(),i===3&&(u=u[0]),i=u,(u=u[0]).push(2,0,i),i=0):s===" "||s==="	"||s===`
`||s==="\r"?(d(),i=2):a+=s),i===3&&a==="!--"&&(i=4,u=u[0])}return d(),u})(n)),e),arguments,[])).length>1?e:e[0]}var O,Ss,_i,Z,Ht,ut,Ts,rt,Ns,Gt,Kt,ki,Ce=Symbol.for("pv"),ht={},dt=[],yi=/^m(i|n|o|s|text|space)$/,Bt=Array.isArray,Ut=dt.slice,ne=Object.assign;function te(n){n&&n.parentNode&&n.remove()}function wi(n,e,t){var s,o,i,a={},r=arguments.length;for(i in e)i=="key"?s=e[i]:i=="ref"&&typeof n!="function"?o=e[i]:a[i]=e[i];return r>2&&(a.children=r>3?Ut.call(arguments,2):t),Te(n,a,s,o,null)}function Te(n,e,t,s,o){var i={type:n,props:e,key:t,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ce,__v:o||++Ss,__i:-1,__u:0};return!o&&O.vnode&&O.vnode(i),i}function pt(n){return n.children}function lt(n,e){this.props=n,this.context=e,this.__g=0}function J(n,e){if(e==null)return n.__&&J(n.__,n.__i+1);for(var t;e<n.__k.length;e++)if((t=n.__k[e])&&t.__e)return t.__e;return typeof n.type!="function"||n.props.__P?null:J(n)}function $i(n){var e,t=n.__v,s=t.__e,o=[],i=[],a=n.__P;a&&((e=ne({constructor:Ce},t)).__v=t.__v+1,O.vnode&&O.vnode(e),Vt(a,e,t,n.__n,a.namespaceURI,32&t.__u?[s]:null,o,s||J(t),32&t.__u,i),e.__v=t.__v,e.__.__k[e.__i]=e,Ms(o,e,i),t.__=t.__e=null,e.__e!=s&&Cs(e))}function Cs(n){if((n=n.__)&&n.__c&&!n.props.__P)return n.__e=null,n.__k.some(function(e){return e&&(n.__e=e.__e)}),Cs(n)}function fs(n){(8&n.__g||(n.__g|=8,Z.push(n),ut++))&&Ht==O.debounceRendering||((Ht=O.debounceRendering)||queueMicrotask)(Os)}function Os(){try{for(var n,e=1;Z.length;)Z.length>e&&Z.sort(Ts),n=Z.shift(),e=Z.length,8&n.__g&&$i(n)}finally{(ut=Z.length)&&(Ht||queueMicrotask)(Os)}}function Is(n,e,t,s,o,i,a,r,u,d,c){var f,p,h,m,$,_,v=s.__k||dt,w=e.length;for(u=bi(t,e,v,u,w),f=0;f<w;f++)(h=t.__k[f])!=null&&(p=~h.__i&&v[h.__i]||ht,h.__i=f,_=Vt(n,h,p,o,i,a,r,u,d,c),m=h.__e,(p.ref!=h.ref||8&p.__u)&&(p.ref&&Zt(p.ref,null,h,p),h.ref&&c.push(h.ref,h.__c||m,h)),$=$||m,4&h.__u?(u=Es(h,u,n,!p.__v),p.__e&&(p.__e=null)):typeof h.type=="function"&&_!==void 0?u=_:m&&(u=m.nextSibling),h.__u&=-21);return t.__e=$,u}function bi(n,e,t,s,o){var i,a,r,u,d,c,f,p,h,m=t.length,$=m,_=0,v=0,w=n.__k=Array(o);for(i=0;i<o;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=w[i]=Te(null,a):Bt(a)?a=w[i]=Te(pt,{children:a}):a.constructor===Ce&&a.__b?a=w[i]=Te(a.type,a.props,a.key,a.ref,a.__v):w[i]=a,u=i+_,a.__=n,a.__b=n.__b+1,r=null,~(d=a.__i=vi(a,t,u,$))&&($--,(r=t[d])&&(r.__u|=2)),r&&r.__v?(a.__u|=16,d==u-1?_--:d==u+1?_++:d!=u&&(d>u?_--:_++,v=1)):(~d||(o>m?_--:o<m&&_++),typeof a.type!="function"&&(a.__u|=4))):w[i]=null;if(v){for(c=[],f=[],i=0;i<o;i++)if((a=w[i])&&16&a.__u){for(_=0,p=c.length;_<p;)c[h=_+p>>1]<a.__i?_=h+1:p=h;c[_]=a.__i,f[i]=_+1}for(_=c.length;i--;)f[i]&&(f[i]==_?_--:w[i].__u|=4)}if($)for(i=0;i<m;i++)!(r=t[i])||2&r.__u||(r.__e==s&&(s=J(r)),Jt(r,r));return s}function Es(n,e,t,s){var o,i,a,r;if(typeof n.type=="function"){if(n.props.__P)return e;if(o=n.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=n,e=Es(o[i],e,t,!1));return e}for(e&&!e.parentNode&&(e=J(n))&&!e.parentNode&&(e=null),a=n.__e,r=e;r&&r.nodeType==8;)r=r.nextSibling;for(a!=r&&(!s&&t.moveBefore&&a.parentNode?t.moveBefore(a,e):t.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function vi(n,e,t,s){var o,i=n.key,a=n.type,r=e[t],u=r&&!(2&r.__u);if(r===null&&i==null||u&&i==r.key&&a==r.type)return t;if(s>(u?1:0)){for(o=t-1;o>=0;o--)if((r=e[o])&&!(2&r.__u)&&i==r.key&&a==r.type)return o;for(o=t+1;o<e.length;o++)if((r=e[o])&&!(2&r.__u)&&i==r.key&&a==r.type)return o}return-1}function ps(n,e,t){t==null&&(t=""),e[0]=="-"?n.setProperty(e,t):n[e]=t}function at(n,e,t,s,o){var i,a;if(e=="style")if(typeof t=="string")n.style.cssText=t;else{if(typeof s=="string"&&(n.style.cssText=s=""),s)for(e in s)t&&e in t||ps(n.style,e);if(t)for(e in t)s&&t[e]==s[e]||ps(n.style,e,t[e])}else if(e[0]=="o"&&e[1]=="n")typeof t!="function"&&(t=null),typeof s!="function"&&(s=null),(n.__e||(n.__e={}))[e]=t,t&&s||(a=Kt[e]||(Kt[e]=xi(e)),(n.__a||(n.__a={}))[e]=Gt,i=e!=(e=e.replace(Ns,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),t?n.addEventListener(e,a,i):n.removeEventListener(e,a,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in n)try{return void(n[e]=t??"")}catch{}if(typeof t=="function")return;t==null||t===!1&&e[4]!="-"?n.removeAttribute(e):n.setAttribute(e,e=="popover"&&t==1?"":t)}}function xi(n){return function(e){var t=this.__e;if(t){if(t=t[n],e[rt]==null)e[rt]=Gt++;else if(e[rt]<this.__a[n])return;return t(O.event?O.event(e):e)}}}function Vt(n,e,t,s,o,i,a,r,u,d){var c,f,p,h,m,$,_,v,w,x,k,P,q,B,H,b,I,j,E=e.type;if(e.constructor!==Ce)return null;128&t.__u&&(u=32&t.__u,c=t.__c.__z)&&(e.__u|=u,f=i=[],c.nodeType==8?r=ct(c,i):i.push(c),r=i[0]||r),(c=O.__b)&&c(e);e:if(typeof E=="function"){p=a.length;try{if(v=e.props,w=(c=E.prototype)&&c.render,x=(c=E.contextType)&&s[c.__c],k=c?x?x.props.value:c.__:s,(h=t.__c)?(e.__c=h,2&h.__g&&(h.__g|=1)):(w?e.__c=h=new E(v,k):(e.__c=h=new lt(v,k),h.constructor=E,h.render=Ti),x&&x.sub(h),h.state||(h.state={}),h.__n=s,h.__g|=8,h.__h=[],h.__k=[]),w&&(h.__s||(h.__s=h.state),E.getDerivedStateFromProps&&(h.__s==h.state&&(h.__s=ne({},h.__s)),ne(h.__s,E.getDerivedStateFromProps(v,h.__s)))),m=h.props,$=h.state,h.__v=e,t.__c){if(v!==m&&w&&!E.getDerivedStateFromProps&&h.componentWillReceiveProps&&h.componentWillReceiveProps(v,k),e.__v==t.__v&&!(8&h.__g)||!(4&h.__g)&&h.shouldComponentUpdate&&h.shouldComponentUpdate(v,h.__s,k)===!1){e.__v!=t.__v&&(h.props=v,h.state=h.__s,h.__g&=-9),e.__e=t.__e,e.__k=t.__k,e.__k.some(function(L){L&&(L.__=e)}),dt.push.apply(h.__h,h.__k),h.__k=[],h.__h.length&&a.push(h),r=J(t);break e}h.componentWillUpdate&&h.componentWillUpdate(v,h.__s,k),w&&h.componentDidUpdate&&h.__h.push(function(){h.componentDidUpdate(m,$,_)})}else w&&!E.getDerivedStateFromProps&&h.componentWillMount&&h.componentWillMount(),w&&h.componentDidMount&&h.__h.push(h.componentDidMount);h.context=k,h.props=v,h.__P=n,h.__g&=-5,P=O.__r,q=w?25:0;do h.__g&=-9,P&&P(e),c=h.render(h.props,h.state=h.__s,h.context);while(8&h.__g&&++q<25);w&&(dt.push.apply(h.__h,h.__k),h.__k=[]),h.state=h.__s,h.getChildContext&&(s=ne({},s,h.getChildContext())),w&&t.__c&&h.getSnapshotBeforeUpdate&&(_=h.getSnapshotBeforeUpdate(m,$)),B=c&&c.type===pt&&c.key==null?c.props.children:c,v.__P&&(c=r,o=(n=v.__P).namespaceURI,u=i=null,t.props&&t.props.__P!=n&&(t.__k.some(function(L){L&&Jt(L,L)}),t.__k=null),r=t.__k?J(t,0):null),r=Is(n,Bt(B)?B:[B],e,t,s,o,i,a,r,u,d),v.__P&&(e.__e=null,r=c),e.__u&=-161,f&&f.some(te),h.__h.length&&a.push(h),1&h.__g&&(h.__g&=-4)}catch(L){if(a.length=p,e.__v=null,u||i)if(L&&L.then){if(e.__u|=128|u,i){for(~(I=i.indexOf(r||void 0))||(I=i.length);(j=i[I-1])&&j.nodeType==8;)I--;for(;I<i.length;I++)if(j=i[I])if(i[I]=null,H){if(j==b)break}else{if(j.nodeType!=8)break;j.data.startsWith("$s")&&(b=ct(H=j))}}if(!H){for(;r&&r.nodeType==8&&r.nextSibling;)r=r.nextSibling;H=r}(c=ct(H=e.__c.__z||(e.__c.__z=H)))?(e.__e=H,r=c):e.__e=r,r=r&&r.nextSibling}else i&&i.some(te);else e.__e=t.__e;e.__k||(e.__k=t.__k||[]),L&&L.then||As(e),O.__e(L,e,t)}}else r=e.__e=Si(t.__e,e,t,s,o,i,a,u,d,n);return(c=O.diffed)&&c(e),r}function ct(n,e){if(n&&n.nodeType==8&&n.data.startsWith("$s"))for(var t=1;n=n.nextSibling;){if(n.nodeType==8){if(n.data.startsWith("$s"))t++;else if(n.data.startsWith("/$s")&&!--t)return n}e&&e.push(n)}}function As(n){n&&(n.__c&&(n.__c.__g|=4),n.__k&&n.__k.some(As))}function Ms(n,e,t){for(var s=0;s<t.length;)Zt(t[s++],t[s++],t[s++]);O.__c&&O.__c(e,n),n.some(function(o){try{n=o.__h,o.__h=[],n.some(function(i){i.call(o)})}catch(i){O.__e(i,o.__v)}})}function Si(n,e,t,s,o,i,a,r,u,d){var c,f,p,h,m,$,_,v,w=t.props||ht,x=e.props,k=e.type;if(k=="svg"?o="http://www.w3.org/2000/svg":k=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(c=0;c<i.length;c++)if((m=i[c])&&(k?m.localName==k:m.nodeType==3)){n=m,i[c]=null;break}}if(!n){if(v=d.ownerDocument||document,!k)return v.createTextNode(x);n=v.createElementNS(o,k,x.is?x:d),r&&(O.__m&&O.__m(e,i),r=!1),i=null}if(k){if(d=k=="template"&&n.content||n,i=k=="textarea"&&x.defaultValue!=null?null:i&&Ut.call(d.childNodes),!r&&i)for(w={},c=0;c<n.attributes.length;c++)w[(m=n.attributes[c]).name]=m.value;for(c in w)m=w[c],c=="dangerouslySetInnerHTML"?p=m:c=="children"||c in x||c=="value"&&"defaultValue"in x||c=="checked"&&"defaultChecked"in x||at(n,c,null,m,o);for(c in x)m=x[c],c=="children"?h=m:c=="dangerouslySetInnerHTML"?f=m:c=="value"?$=m:c=="checked"?_=m:r&&typeof m!="function"||w[c]===m||at(n,c,m,w[c],o);f?(r||p&&(f.__html==p.__html||f.__html==n.innerHTML)||(n.innerHTML=f.__html),e.__k=[]):(p&&(n.textContent=""),(k=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&yi.test(k))&&(o="http://www.w3.org/1999/xhtml"),Is(d,Bt(h)?h:[h],e,t,s,o,i,a,i?i[0]:t.__k&&J(t,0),r,u),i&&i.some(te)),r&&k!="textarea"||(c="value",k=="progress"&&$==null?n.removeAttribute(c):$==null||$===n[c]&&(k!="progress"||$)||at(n,c,$,w[c],o),c="checked",_!=null&&_!=n[c]&&at(n,c,_,w[c],o))}else w===x||r&&n.data==x||(n.data=x);return n}function Zt(n,e,t,s){try{typeof n=="function"?e?e.__x=n(e)||1:s&&(s=s.__c||s.__e)&&(e=s.__x)&&(s.__x=null,typeof e=="function"?e():n(null)):n.current=e}catch(o){O.__e(o,t)}}function Jt(n,e,t){var s,o,i,a;if(O.unmount&&O.unmount(n),!(s=n.ref)||s.current&&s.current!=n.__e||Zt(s,null,e,n),s=n.__c){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(r){O.__e(r,e)}s.__P=s.__n=null}if(s=n.__k)for(a=0;a<s.length;a++)s[a]&&Jt(s[a],e,typeof n.type!="function"||t&&!n.props.__P);!t&&(s=n.__c)&&(s=s.__z)&&(o=ct(s,i=[]))&&(s==n.__e&&i.some(te),te(o),te(s)),t||te(n.__e),n.__e=n.__c=n.__=null}function Ti(n,e,t){return this.constructor(n,t)}function zt(n,e){var t,s,o,i;O.__&&O.__(n,e),e.nodeType==9&&(e=e.documentElement),s=(t=n&&32&n.__u)?null:e.__k,e.__k=Te(pt,{children:[n]}),o=[],i=[],Vt(e,e.__k,s||ht,ht,e.namespaceURI,s?null:e.firstChild?Ut.call(e.childNodes):null,o,s?s.__e:e.firstChild,t,i),Ms(o,e.__k,i),e.__k.props.children=null}O={__e:function(n,e,t,s){for(var o,i,a;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((a=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(n)),o.componentDidCatch&&(o.componentDidCatch(n,s||{}),a=1),a&&8&o.__g)return void(o.__g|=2)}catch(r){n=r}}throw ut=0,n}},Ss=0,_i=function(n){return n!=null&&n.constructor===Ce},lt.prototype.setState=function(n,e){var t=this.__s;t&&t!=this.state||(t=this.__s=ne({},this.state)),typeof n=="function"&&(n=n(ne({},t),this.props)),n&&(ne(t,n),this.__v&&(e&&this.__k.push(e),fs(this)))},lt.prototype.forceUpdate=function(n){this.__v&&(this.__g|=4,n&&this.__h.push(n),fs(this))},lt.prototype.render=pt,Z=[],ut=0,Ts=function(n,e){return n.__v.__b-e.__v.__b},rt=Symbol(),Ns=/(PointerCapture)$|Capture$/i,Gt=0,Kt={},ki=0;var de,R,Pt,ms,Dt=Object.is,ft=0,Ls=[],Yt=[],M=O,gs=M.__b,_s=M.__r,ks=M.diffed,ys=M.__c,ws=M.unmount,$s=M.__;function mt(n,e){M.__h&&M.__h(R,n,ft||e),ft=0;var t=R.__H||(R.__H={__:[],__h:[]});return n>=t.__.length&&t.__.push({}),t.__[n]}function S(n){return ft=1,Ni(Rs,n)}function Ni(n,e,t){var s=mt(de++,2);if(s.t=n,!s.__c&&(s.__=[t?t(e):Rs(void 0,e),function(i){var a=(s.__N||s.__)[0],r=s.t(a,i);Dt(a,r)||(s.__N=[r,s.__[1]],s.__c.setState({}))}],s.__c=R,!R.__f)){R.__f=!0;var o=R.shouldComponentUpdate;R.shouldComponentUpdate=function(i,a,r){var u=this.__H;if(!u)return!0;var d=!1,c=this.props!=i;if(u.__.some(function(p){p.__N&&(d=!0,Dt(p.__[0],p.__N[0])||(c=!0))}),o){var f=o.call(this,i,a,r);return d?f||c:f}return!d||c}}return s.__}function G(n,e){var t=mt(de++,3);!M.__s&&Qt(t.__H,e)&&(t.__P=!0,t.__=n,t.u=e,R.__H.__h.push(t))}function N(n,e){var t=mt(de++,4);!M.__s&&Qt(t.__H,e)&&(t.__P=!1,t.__=n,t.u=e,R.__h.push(t))}function T(n){return ft=5,Ci(function(){return{current:n}},[])}function Ci(n,e){var t=mt(de++,7);return Qt(t.__H,e)&&(t.__=n(),t.__H=e),t.__}function Oi(){var n;do{for(;n=Yt.shift();)try{Ne(n)}catch(t){M.__e(t,{__:(n=n.__P)&&n.__v})}for(;n=Ls.shift();){var e=n.__H;if(n.__P&&e)try{e.__h.some(Ne),e.__h.some(qt),e.__h=[]}catch(t){e.__h=[],M.__e(t,n.__v)}}}while(Yt.length)}M.__b=function(n){R=null,gs&&gs(n)},M.__=function(n,e){n&&e.__k&&e.__k.__m&&(n.__m=e.__k.__m),$s&&$s(n,e)},M.__r=function(n){_s&&_s(n),de=0;var e=(R=n.__c).__H;e&&(Pt==R?R.__h=[]:(e.__h.some(Ne),e.__h.some(qt),de=0),e.__h=[],e.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})),Pt=R},M.diffed=function(n){ks&&ks(n);var e=n.__c;e&&e.__H&&(e.__H.__h.length&&vs(Ls.push(e)),e.__H.__.some(function(t){t.u&&(t.__H=t.u)})),Pt=R=null},M.__c=function(n,e){e.some(function(t){try{t.__h.some(Ne),t.__h=t.__h.filter(function(s){return!s.__||qt(s)})}catch(s){t.__h=[function(){throw s}]}}),ys&&ys(n,e)},M.unmount=function(n){ws&&ws(n);var e,t,s=n.__c;s&&s.__H&&(s.__H.__.some(function(o){try{if(o.__P&&o.__c){if(t===void 0){for(t=n.__;t&&(!t.__c||!t.__c.__P);)t=t.__;t=t&&t.__c}o.__P=t,vs(Yt.push(o))}else Ne(o)}catch(i){e=i}}),s.__H=void 0,e&&M.__e(e,s.__v))};var bs=typeof requestAnimationFrame=="function";function Ii(n){var e,t=function(){clearTimeout(s),bs&&cancelAnimationFrame(e),setTimeout(n)},s=setTimeout(t,35);bs&&(e=requestAnimationFrame(t))}function vs(n){n!=1&&ms==M.requestAnimationFrame||((ms=M.requestAnimationFrame)||Ii)(Oi)}function Ne(n){var e=R,t=n.__c;typeof t=="function"&&(n.__c=void 0,t()),R=e}function qt(n){var e=R;n.__c=n.__(),R=e}function Qt(n,e){return!n||n.length!=e.length||e.some(function(t,s){return!Dt(t,n[s])})}function Rs(n,e){return typeof e=="function"?e(n):e}var l=gi.bind(wi);var Ws={tab:"waiting",answers:!0,wish:null,status:!1,sheet:!1,closing:null,keeping:null,placing:null,handover:null,leaving:!1,breather:null,danger:!1,concern:null,slip:null,again:!1,callMe:!1};var Ei={umbrella:"M12 3v1M3.5 12.5a8.5 8.5 0 0 1 17 0c-1.4-1.3-3-1.3-4.2 0-1.3-1.3-2.9-1.3-4.3 0-1.4-1.3-3-1.3-4.3 0-1.2-1.3-2.8-1.3-4.2 0ZM12 12.5V19a2 2 0 0 0 4 0",bell:"M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10 20.5c1 .8 3 .8 4 0",bell_off:"M6.5 16.5V11c0-1 .2-1.8.6-2.5M9 6.4A5.5 5.5 0 0 1 17.5 11v3M5 18h11M10 20.5c1 .8 3 .8 4 0M4 4l16 16",keys:"M3.5 7h17v10h-17ZM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8",waiting:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",talk:"M4 5.5h16v10.5H10.5L6 20v-4H4Z",pair:"M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM16.5 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M16 14.5c2.8 0 4.5 1.3 5 4.5",one:"M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.6-4 3-6 7-6s6.4 2 7 6",pen:"M5 19l1-4L16 5l3 3L9 18Z",phone:"M6 4h3.5l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5V18c0 1.2-.8 2-2 2C10.5 20 4 13.5 4 6.5 4 5 4.8 4 6 4Z",cup:"M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4ZM16 10.5h1.5a2.5 2.5 0 0 1 0 5H16M8.5 3.5v2M12.5 3.5v2",book:"M5 5.5C7.5 4.5 10 4.5 12 6c2-1.5 4.5-1.5 7-.5V18c-2.5-1-5-1-7 .5-2-1.5-4.5-1.5-7-.5ZM12 6v12.5",search:"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",week:"M4 6h16v14H4ZM4 10.5h16M8.5 3.5v4M15.5 3.5v4",cross:"M6 6l12 12M18 6 6 18",tick:"M5 12.5l4.5 4.5L19 7.5",ticks:"M2.5 12.5 7 17l9-9.5M11 16l1.5 1L21.5 7.5",clock:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 8v4h3",warn:"M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17h.01",off:"M4 8c5-4 11-4 16 0M7 12c3-2.5 7-2.5 10 0M12 17h.01M4 4l16 16",moon:"M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",more:"M6 12h.01M12 12h.01M18 12h.01",slip:"M6 3.5h12v17l-3-2-3 2-3-2-3 2ZM9 8.5h6M9 12.5h6",help:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM6 6l3.5 3.5M18 6l-3.5 3.5M6 18l3.5-3.5M18 18l-3.5-3.5",leaf:"M5 19c0-8 5-13 14-14 0 9-5 14-12 13M5 19c2-5 5-8 9-10"};function g({name:n}){return l`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${Ei[n]} /></svg>`}function js({app:n,found:e,chosen:t,visitor:s,pick:o}){let i=T(null);return N(()=>{var a,r;return(r=(a=i.current)==null?void 0:a.querySelector('[aria-selected="true"]'))==null?void 0:r.scrollIntoView({block:"nearest"})},[t]),l`
    <div class="answer-list">
      <ul class="answer-list__options" id="canned-answers" role="listbox" aria-label=${n.say("answers.list")} ref=${i}>
        ${e.map((a,r)=>l`
            <li
              key=${a.id}
              id=${`answer-${r}`}
              role="option"
              aria-selected=${r===t?"true":"false"}
              class="option"
              onMouseDown=${u=>u.preventDefault()}
              onClick=${()=>o(a)}
            >
              <span class="option__title" dir="auto">${a.title}</span>
              <${Xt} app=${n} answer=${a} visitor=${s} />
              ${r===t&&l`<span class="option__words" dir="auto">${ce(a.body)}</span>`}
            </li>
          `)}
      </ul>
      <p class="answer-list__hint" role="status">${n.say("answers.found",{count:e.length})}</p>
    </div>
  `}function Xt({app:n,answer:e,visitor:t}){let s=t!==""&&we(e.language,t),o=we(e.language,n.language)&&(t===""||s);return l`
    <span class="tags">
      ${!o&&l`<span class="tag ${s?"tag--theirs":""}">${W(e.language,n.language)}</span>`}
      ${qe(e)&&l`<span class="tag tag--unchecked">${n.say("answers.unchecked")}</span>`}
    </span>
  `}function Fs({app:n}){let{desk:e,say:t,library:s,ui:o}=n,[i,a]=S(""),r=T(null),u=e.open&&!e.open.ended?e.open.room.language:"",d=Ke(s.index,i,{visitor:u,worker:e.languages});return N(()=>{o.wish!=="answers"||!r.current||(n.go({wish:null}),r.current.focus())}),l`
    <section class="pane pane--right" aria-label=${t("desk.answers_pane")}>
      <div class="find">
        <label class="find__label" for="find"><${g} name="book" />${t("answers.search")}</label>
        <button type="button" class="quiet-button find__fold" onClick=${()=>n.go({answers:!1})}>${t("answers.close")}</button>
        <input
          id="find"
          class="input"
          type="search"
          ref=${r}
          value=${i}
          autocomplete="off"
          spellcheck=${!1}
          onInput=${c=>a(c.target.value)}
        />
      </div>
      ${s.state==="loading"&&l`<p class="block__none">${t("answers.loading")}</p>`}
      ${s.state==="failed"&&l`<p class="block__none" role="alert">
          ${t("answers.failed")} <button type="button" class="link-button" onClick=${n.fetchAnswers}>${t("answers.retry")}</button>
        </p>`}
      ${s.state==="ready"&&d.length===0&&l`<p class="block__none" role="status">${t("answers.none")}</p>`}
      <ul class="answers">
        ${d.map(c=>l`<${Ai} key=${c.id} app=${n} answer=${c} visitor=${u} />`)}
      </ul>
    </section>
  `}function Ai({app:n,answer:e,visitor:t}){let{desk:s}=n,o=s.open!==null&&!s.open.ended&&s.open.isFirst,i=n.now().toISOString().slice(0,10),[a,r]=S(!1);return l`
    <li class="answer">
      <details onToggle=${u=>r(u.currentTarget.open)}>
        <summary class="answer__title">
          <span dir="auto">${e.title}</span><${Xt} app=${n} answer=${e} visitor=${t} />
        </summary>
        ${a&&l`<${Mi} app=${n} answer=${e} today=${i} mayPlace=${o} />`}
      </details>
    </li>
  `}function Mi({app:n,answer:e,today:t,mayPlace:s}){let{desk:o,say:i}=n;return l`
    <p class="answer__words" dir="auto" lang=${e.language}>${ce(e.body)}</p>
    <p class="answer__aside">
      <kbd>/${e.shortcut}</kbd>
      ${e.review_by&&l`<span>${i("answers.review_by",{date:e.review_by})}${qn(e,t)?` (${i("answers.overdue")})`:""}</span>`}
    </p>
    ${s?l`<button type="button" class="button button--small" onClick=${()=>n.go({placing:e,tab:"conversation"})}>
            ${i("answers.place")}
          </button>`:o.open&&!o.open.ended&&l`<p class="answer__aside">${i("answers.cannot_place")}</p>`}
  `}function Ps({app:n,visitor:e}){var f;let{desk:t,say:s,language:o}=n,{gender:i,hint:a,kept:r}=e,u={name:(a==null?void 0:a.name)??"",language:W(e.language,o)},c=((f=t.me)==null?void 0:f.status)!=="online"?"waiting.on_break":r?"waiting.kept":"waiting.not_now";return l`
    ${i&&l`<p class="card__aside">${s(`asked.${i}`)}</p>`}
    ${e.mine_to_take&&a&&l`<p class="card__aside card__hint">${s(`hint.${a.kind}`,u)}</p>`}
    ${!e.mine_to_take&&l`<p class="card__aside">${s(c)}</p>`}
  `}function Hs({app:n,chosen:e,choose:t}){let{desk:s,say:o}=n;return s.truth.offers_gender?l`
    <div class="field">
      <label for="shift-gender">${o("gender.label")}</label>
      <p class="field__hint" id="shift-gender-hint">${o("gender.hint")}</p>
      <select
        id="shift-gender"
        class="input"
        aria-describedby="shift-gender-hint"
        value=${e}
        onChange=${i=>t(i.target.value)}
      >
        ${["","woman","man","non_binary"].map(i=>l`<option key=${i} value=${i}>${o(`gender.${i||"unsaid"}`)}</option>`)}
      </select>
    </div>
  `:null}var Ks=3;function Ds({app:n,desks:e,chosen:t,choose:s}){let{say:o}=n;return l`
    <fieldset class="field">
      <legend>${o("where.title")}</legend>
      <div class="where">
        ${e.map(i=>l`<label key=${i.rota} class="chip where__desk">
              <input type="radio" name="rota" value=${i.rota} checked=${t===i.rota} onChange=${()=>s(i.rota)} />
              <span>
                <span class="where__name">${i.name}</span>
                <span class="where__aside">${[i.projects.join(", "),Li(n,i)].filter(a=>a!==i.name).join(" · ")}</span>
              </span>
            </label>`)}
      </div>
    </fieldset>
  `}function Li({say:n,language:e,now:t},{starts:s}){return s?n("where.turn",{when:At(s,e,t())}):n("where.no_turn")}function Ys({app:n,brief:e}){return l`
    <section class="brief" aria-label=${n.say("brief.title")}>
      <h3 class="brief__title">${n.say("brief.title")}</h3>
      <ul class="brief__lines">
        ${Ri(n,e).map(([t,s])=>l`<li key=${s} class="brief__line brief__line--${t}"><${g} name=${t} /><span>${s}</span></li>`)}
      </ul>
    </section>
  `}function Ri(n,e){let{say:t}=n,s=d=>new Intl.ListFormat(n.language).format(d.map(({name:c,charity:f})=>f?`${c} (${f})`:c)),o=d=>At(d??"",n.language,n.now()),i=e.with_me.filter(d=>d.here),a=e.with_me.filter(d=>!d.here),{on_call:r}=e;return[e.pair_broken&&["warn",t("brief.alone")],i.length>0&&["pair",t("brief.here",{names:s(i)})],a.length>0&&["one",t("brief.expected",{names:s(a)})],e.with_me.length===0&&["pair",t("brief.nobody")],e.ends!==null&&["clock",t("brief.until",{when:o(e.ends)})],e.after.length>0&&["waiting",t("brief.after",{when:o(e.after_starts),names:s(e.after)})],e.after_starts!==null&&e.after.length===0&&["waiting",t("brief.after_nobody")],["phone",r?t("brief.on_call",r):t("brief.on_call_nobody")],e.supervisor!==null&&["umbrella",t("brief.supervisor",{name:e.supervisor})],e.lead!==null&&["leaf",t("brief.lead",{name:e.lead})],...e.closures.map(({starts:d,ends:c,reason:f})=>["moon",t("brief.shut",{from:o(d),until:o(c),reason:f})]),...Wi(n)].filter(Boolean)}function Wi({library:n,person:e,language:t,now:s,say:o}){let i=n.index.map(({answer:d})=>d),a=Gn(i,s().toISOString().slice(0,10),[t,...e.languages]).map(({title:d})=>d),r=a.slice(0,Ks).join(", "),u=a.length-Ks;return a.length===0?[]:[["book",u>0?o("brief.changed_more",{titles:r,count:u}):o("brief.changed",{titles:r})]]}function qs({app:n}){let{desk:e,say:t,person:s}=n,[o,i]=S(s.name),[a,r]=S(new Set(s.languages)),[u,d]=S(""),[c,f]=S(""),[p,h]=S(""),m=T(null);ji(m);let $=e.truth.desks??[],_=$.find(x=>x.rota===c)??$[0],v=e.phase==="checking_in";return l`
    <main class="gate">
      <form class="gate__card ${_?"gate__card--two":""}" onSubmit=${x=>{x.preventDefault();let k=o.trim()===""?"check_in.no_name":a.size===0?"check_in.no_language":"";d(k),!(k||v)&&(n.go({again:!1}),e.checkIn(o.trim(),[...a],{..._&&{rota:_.rota,brief_read:!0},...p&&{gender:p}}))}} ref=${m} novalidate>
        <div class="gate__side">
          <h2 class="gate__title">${t("check_in.title")}</h2>
          <p class="gate__lead">${t("check_in.lead")}</p>
          ${$.length>1&&l`<${Ds} app=${n} desks=${$} chosen=${_.rota} choose=${f} />`}
          ${_&&l`<${Ys} app=${n} brief=${_.brief} />`}
        </div>
        <div class="gate__side">
          <div class="field">
            <label for="shift-name">${t("check_in.name")}</label>
            <p class="field__hint" id="shift-name-hint">${t("check_in.name_hint")}</p>
            <input
              id="shift-name"
              class="input"
              maxlength="40"
              autocomplete="off"
              spellcheck=${!1}
              value=${o}
              aria-describedby="shift-name-hint"
              onInput=${x=>i(x.target.value)}
            />
          </div>
          <fieldset class="field">
            <legend>${t("check_in.languages")}</legend>
            <div class="chips">
              ${s.languages.map(x=>l`<${Fi} key=${x} app=${n} language=${x} chosen=${a} setChosen=${r} />`)}
            </div>
          </fieldset>
          <${Hs} app=${n} chosen=${p} choose=${h} />
          <div class="gate__go">
            <p class="field__fault" role="alert">${u&&t(u)}</p>
            <button type="submit" class="button button--wide" aria-disabled=${v}>
              ${t(v?"check_in.going":"check_in.go")}
            </button>
          </div>
          <p class="gate__note">${_&&t("brief.read")} ${t("check_in.sound")}</p>
          <button type="button" class="link-button" onClick=${n.signOut}>${t("check_in.sign_out")}</button>
        </div>
      </form>
    </main>
  `}function ji(n){G(()=>{let e=t=>{var s;return t.key==="Enter"&&t.target===document.body&&!t.repeat&&((s=n.current)==null?void 0:s.requestSubmit())};return document.addEventListener("keydown",e),()=>document.removeEventListener("keydown",e)},[])}function Fi({app:n,language:e,chosen:t,setChosen:s}){let o=()=>{let i=new Set(t);i.delete(e)||i.add(e),s(i)};return l`<label class="chip">
    <input type="checkbox" checked=${t.has(e)} onChange=${o} /><span>${W(e,n.language)}</span>
  </label>`}function Gs({app:n}){let{say:e}=n;return l`
    <main class="gate">
      <div class="gate__card">
        <h2 class="gate__title">${e("elsewhere.title")}</h2>
        <p class="gate__lead">${e("elsewhere.text")}</p>
        <button type="button" class="button button--wide" onClick=${()=>n.desk.workHere()}>${e("elsewhere.go")}</button>
      </div>
    </main>
  `}var Pi=["light","usual","heavy"];function Bs({app:n}){return l`<main class="gate">${n.desk.hasDebriefed?l`<${Ki} app=${n} />`:l`<${Hi} app=${n} />`}</main>`}function Hi({app:n}){let{desk:e,say:t,ui:s}=n,[o,i]=S(""),[a,r]=S(!1),u=s.callMe,d=new Intl.ListFormat(n.language).format((e.truth.gone??[]).map(({name:f})=>f));return l`
    <form class="gate__card debrief" onSubmit=${f=>{f.preventDefault(),e.debrief(u)}}>
      <h2 class="gate__title">${t("debrief.title")}</h2>
      <p class="gate__lead">${t("debrief.lead")}</p>
      <fieldset class="field">
        <legend>${t("debrief.how")}</legend>
        <div class="chips">
          ${Pi.map(f=>l`<label key=${f} class="chip"
                ><input type="radio" name="how" checked=${o===f} onChange=${()=>i(f)} /><span>${t(`debrief.${f}`)}</span></label
              >`)}
        </div>
      </fieldset>
      <label class="check"><input type="checkbox" checked=${a} onChange=${()=>r(!a)} /><span>${t("debrief.stays")}</span></label>
      <div role="status">
        ${(a||o==="heavy")&&l`<p class="debrief__care">${t(d?"debrief.care":"debrief.care_alone",{names:d})}</p>`}
      </div>
      <div>
        <label class="check"
          ><input type="checkbox" checked=${u} aria-describedby="call-hint" onChange=${()=>n.go({callMe:!u})} /><span
            >${t("debrief.call")}</span
          ></label
        >
        <p class="field__hint" id="call-hint">${t("debrief.call_hint")}</p>
      </div>
      <button type="submit" class="button button--wide"><${g} name="tick" />${t("debrief.done")}</button>
      <${gt} app=${n} />
      <${Us} app=${n} />
    </form>
  `}function Ki({app:n}){let{desk:e,say:t,ui:s}=n;return l`
    <div class="gate__card debrief" role="status">
      <span class="over__leaf"><${g} name="moon" /></span>
      <h2 class="gate__title">${t("debrief.thanks")}</h2>
      ${s.callMe&&l`<p class="gate__lead">${t("debrief.called")}</p>`}
      ${s.callMe&&e.truth.on_call&&l`<p>${t("brief.on_call",e.truth.on_call)}</p>`}
      <${gt} app=${n} />
      <${Us} app=${n} />
    </div>
  `}function Us({app:n}){let{say:e}=n;return l`<div class="debrief__away">
    <button type="button" class="link-button" onClick=${()=>n.go({again:!0,callMe:!1})}>${e("debrief.again")}</button>
    <button type="button" class="link-button" onClick=${n.signOut}>${e("check_in.sign_out")}</button>
  </div>`}function gt({app:n}){let{desk:e,say:t}=n,s=e.truth.gone??[];return s.length===0?null:l`
    <section class="gone" aria-label=${t("gone.title")}>
      <h3 class="block__title"><${g} name="moon" />${t("gone.title")}</h3>
      <ul class="people">
        ${s.map(o=>l`
            <li key=${o.name+o.charity} class="person">
              <span class="person__name" dir="auto">${o.name}</span>
              <span class="person__aside">${[o.charity,t(o.debriefed?"gone.done":"gone.not_yet")].join(" · ")}</span>
              ${o.wants_call&&l`<span class="person__aside gone__call"><${g} name="phone" />${t("gone.wants_call")}</span>`}
            </li>
          `)}
      </ul>
    </section>
  `}function Vs({app:n}){let{say:e,settings:t}=n,s=T(null),[o,i]=S(null);return N(()=>{var r;return(r=s.current)==null?void 0:r.showModal()},[]),l`
    <dialog class="sheet" ref=${s} aria-labelledby="sheet-title" onKeyDown=${r=>{if(!o)return;if(r.key==="Escape"||r.key==="Tab")return i(null);let u=Et(r);r.preventDefault(),r.stopPropagation(),u&&(n.set({keys:Cn(t.keys,o,u)}),i(null))}} onClose=${()=>n.go({sheet:!1})}>
      <h2 class="sheet__title" id="sheet-title">${e("sheet.title")}</h2>
      <p class="sheet__lead">${e("sheet.lead")}</p>
      <dl class="sheet__keys">
        ${ye.map(r=>l`<div key=${r} class="sheet__row">
              <dt>${e(`action.${r}`)}</dt>
              <dd>
                <button
                  type="button"
                  class="key-button"
                  aria-label=${`${e(`action.${r}`)}: ${t.keys[r]||e("sheet.none")}`}
                  onClick=${()=>i(r)}
                >
                  ${o===r?e("sheet.press"):t.keys[r]||e("sheet.none")}
                </button>
              </dd>
            </div>`)}
      </dl>
      <h3 class="sheet__sub">${e("sheet.fixed")}</h3>
      <dl class="sheet__keys">
        ${["enter","shift_enter","slash"].map(r=>l`<div key=${r} class="sheet__row">
              <dt>${e(`sheet.${r}_does`)}</dt>
              <dd><kbd>${e(`sheet.${r}`)}</kbd></dd>
            </div>`)}
      </dl>
      <${Di} app=${n} />
      <div class="sheet__deeds">
        <button type="button" class="button button--plain" onClick=${()=>n.set({keys:Pe})}>${e("sheet.reset")}</button>
        <button type="button" class="button" onClick=${()=>{var r;return(r=s.current)==null?void 0:r.close()}}>${e("sheet.close")}</button>
      </div>
    </dialog>
  `}function Di({app:n}){let{say:e,settings:t}=n,[s,o]=S(!1),i=async()=>{if(t.notices)return n.set({notices:!1});let a="Notification"in globalThis&&await Notification.requestPermission()==="granted";o(!a),n.set({notices:a})};return l`
    <h3 class="sheet__sub">${e("sheet.settings")}</h3>
    <label class="check"
      ><input type="checkbox" checked=${t.sound} onChange=${()=>n.set({sound:!t.sound})} /><span
        >${e("sheet.sound")}</span
      ></label
    >
    <label class="range"
      ><span>${e("sheet.volume")}</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.1"
        value=${t.volume}
        disabled=${!t.sound}
        onChange=${a=>n.set({volume:Number(a.target.value)})}
    /></label>
    <label class="check"
      ><input type="checkbox" checked=${t.typing} onChange=${()=>n.set({typing:!t.typing})} /><span
        >${e("sheet.typing")}</span
      ></label
    >
    <label class="check"
      ><input type="checkbox" checked=${t.notices} onChange=${i} /><span>${e("sheet.notices")}</span></label
    >
    <p class="field__fault" role="alert">${s&&e("sheet.notices_denied")}</p>
  `}var Yi=24;function _t({app:n,conversation:e,channel:t,label:s,empty:o}){let i=e.log[t],a=T(null),r=T(!0),[u,d]=S(!1),c=()=>{let p=a.current;p&&(r.current=p.scrollHeight-p.scrollTop-p.clientHeight<Yi,d(!r.current&&i.unread>0),r.current&&qi(p)&&e.tellShown(t))},f=()=>{a.current&&(a.current.scrollTop=a.current.scrollHeight),c()};return N(()=>{r.current=!0,f()},[e.id]),N(()=>{var h;let p=((h=i.lines.at(-1))==null?void 0:h.mine)===!0;r.current||p?f():c()}),G(()=>{let p=()=>r.current?f():c();document.addEventListener("visibilitychange",p);let h=new ResizeObserver(p);return a.current&&h.observe(a.current),()=>{document.removeEventListener("visibilitychange",p),h.disconnect()}},[e.id]),l`
    <div class="lines lines--${t}">
      <div class="lines__box" role="log" aria-label=${s} tabindex="0" ref=${a} onScroll=${c}>
        ${i.lines.some(Zs)&&l`<p class="line line--aside">${n.say(t==="room"?"talk.earlier":"confer.earlier")}</p>`}
        ${i.lines.length===0&&l`<p class="lines__empty">${o}</p>`}
        ${i.lines.filter(p=>!Zs(p)).map(p=>l`<${Bi} key=${Gi(p)} app=${n} conversation=${e} line=${p} channel=${t} />`)}
      </div>
      ${u&&l`<button type="button" class="lines__more" onClick=${f}>${n.say("talk.new_below")}</button>`}
    </div>
  `}function qi(n){return document.visibilityState==="visible"&&n.getClientRects().length>0}function Zs(n){return n.kind==="sealed"}function Gi(n){return n.counter===void 0||n.kind==="gap"?`${n.kind}:${n.seq}`:`${n.slot}:${n.counter}`}function Bi({app:n,conversation:e,line:t,channel:s}){return t.kind==="text"?l`<${Vi} app=${n} conversation=${e} line=${t} channel=${s} />`:t.kind==="signal"?l`<p class="line line--signal"><strong>${n.say("talk.visitor")}</strong> ${n.say(`signal.${t.signal}`)}</p>`:t.kind==="handover"?l`<p class="line line--aside"><${g} name="book" />${n.say("handover.line",{name:t.text??""})}</p>`:t.kind==="kept"?l`<p class="line line--aside"><${g} name="leaf" />${n.say("talk.kept")}</p>`:t.kind==="slip"?l`<p class="line line--aside"><${g} name="slip" />${n.say(`slip.line_${t.signal}`)}</p>`:t.kind==="roster"?l`<p class="line line--aside">${Ui(n,e,t)}</p>`:l`<p class="line line--warn"><${g} name="warn" />${n.say(`talk.${t.kind}`)}</p>`}function Ui(n,e,t){let s=new Intl.ListFormat(n.language),o=u=>e.isMe(u)?n.say("talk.you"):e.nameOf(u),i=u=>[...u].sort((d,c)=>Number(e.isMe(c))-Number(e.isMe(d))),a=s.format(i(t.came??[]).map(o)),r=s.format((t.went??[]).map(o));return a&&a===r?n.say("talk.again",{names:a}):a&&r?n.say("talk.went_came",{came:a,went:r}):r?n.say("talk.went",{names:r}):n.say("talk.came",{names:a})}function Vi({app:n,conversation:e,line:t,channel:s}){let{say:o,language:i}=n,a=s==="confer"?t.mine?"mine":"theirs":t.slot===0?"visitor":t.mine?"me":"worker",r=t.mine?o("talk.you"):t.slot===0?o("talk.visitor"):e.nameOf(t.slot??0);return l`
    <div class="line said said--${a}">
      <p class="said__who"><span dir="auto">${r}</span>${" "}<time class="said__time">${ue(t.at??"",i)}</time></p>
      <p class="said__words" dir="auto">${t.text}</p>
      ${t.mine&&t.mark&&l`<p class="said__mark said__mark--${t.mark}"><${g} name=${Zi[t.mark]} />${o(`mark.${t.mark}`)}</p>`}
    </div>
  `}var Zi={sending:"clock",sent:"tick",delivered:"ticks"};var Ji=3e3;function Js(n,e){let t=T(0),s=()=>{t.current!==0&&(t.current=0,e.sayTyping(!1))},o=i=>{if(!(!n.settings.typing||!e.isFirst)){if(i.trim()==="")return s();Date.now()-t.current<Ji||(t.current=Date.now(),e.sayTyping(!0))}};return G(()=>s,[e.id]),{written:o,stop:s}}function zs(n,e,t){let s=He(n);return s.length>0?{why:"placeholder",holes:s}:Rn(n)?{why:"too_long"}:!t&&e.some(({words:o})=>Ln(n,o))?{why:"unchecked"}:null}function Qs({app:n,conversation:e}){let{say:t}=n,s=T(null),[o,i]=S(0),[a,r]=S(null),[u,d]=S(0),[c,f]=S(null),p=Js(n,e),h=e.draft.room,m=e.isFirst?Mt(h,o):null,$=m&&m.start!==a&&n.library.state==="ready"?Ke(n.library.index,m.typed,{visitor:e.room.language,worker:n.desk.languages,most:8}):[],_=$.length>0,v=(b,I)=>{e.draft.room=b,e.held.room=null,f(null),i(I),d(0),Mt(b,I)===null&&r(null),n.go({})},w=(b,I)=>{var j,E,L;(j=s.current)==null||j.setSelectionRange(b,I),(E=s.current)==null||E.blur(),(L=s.current)==null||L.focus(),i(I)},x=(b,I)=>{let j=Dn(b,Qi(n,e)),{text:E,start:L,end:pe}=Yn(e.draft.room,I,j);qe(b)&&(e.unchecked=[...e.unchecked,{title:b.title,words:j}]),v(E,pe),s.current&&(s.current.value=E),w(L,pe)},k=()=>{let b=zs(e.draft.room,e.unchecked,(c==null?void 0:c.why)==="unchecked");if(f(b),(b==null?void 0:b.why)==="placeholder")return w(b.holes[0].start,b.holes[0].end);b||(p.stop(),e.say("room"))},P=b=>{b.isComposing||_&&m&&ta(b,{count:$.length,chosen:u,setChosen:d,pick:()=>x($[u],m),leave:()=>r(m.start)})||b.key==="Enter"&&!b.shiftKey&&!b.altKey&&!b.ctrlKey&&!b.metaKey&&!na()&&(b.preventDefault(),k())};zi(n,e,s,x,w);let q=b=>i(b.target.selectionEnd),B=_?`answer-${u}`:void 0,H=c?ea(n,c):e.held.room&&t(`held.${e.held.room}`);return l`
    <form class="reply" onSubmit=${b=>(b.preventDefault(),k())}>
      ${_&&m&&l`<${js} app=${n} found=${$} chosen=${u} visitor=${e.room.language} pick=${b=>x(b,m)} />`}
      <p class="reply__fault ${c?`reply__fault--${c.why}`:""}" role="alert">${H&&l`<${g} name="warn" />`}${H}</p>
      <label class="reply__label" for="reply">${t("reply.label")}</label>
      <textarea
        id="reply"
        class="box"
        ref=${s}
        rows="1"
        placeholder=${e.isFirst?t("reply.placeholder"):""}
        value=${h}
        disabled=${!e.isFirst}
        dir="auto"
        aria-describedby="reply-hint"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls=${_?"canned-answers":void 0}
        aria-activedescendant=${B}
        autocomplete="off"
        autocapitalize="sentences"
        spellcheck=${!1}
        translate=${!1}
        onInput=${b=>{let I=b.target;v(I.value,I.selectionEnd),p.written(I.value)}}
        onKeyDown=${P}
        onKeyUp=${q}
        onClick=${q}
        onBlur=${p.stop}
      ></textarea>
      <div class="reply__foot">
        <span class="reply__hint" id="reply-hint">${e.isFirst?t("reply.hint"):Xi(n,e)}</span>
        ${e.isFirst?l`<button type="submit" class="button">${t("reply.send")}</button>`:e.room.role==="second"&&l`<button type="button" class="button" id="reply-take-over" onClick=${()=>n.act("take_over")}>
                ${t("talk.take_over")}
              </button>`}
      </div>
    </form>
  `}function zi(n,e,t,s,o){let{ui:i}=n;N(()=>{let a=t.current;i.wish!=="reply"||!a||a.disabled||(n.go({wish:null}),o(a.value.length,a.value.length))}),G(()=>{if(!i.placing||!t.current||t.current.disabled)return;let a=t.current.selectionEnd;n.go({placing:null}),s(i.placing,{start:a,end:a})},[i.placing])}function Qi(n,{room:e}){var s,o;let t=((s=n.desk.truth.projects.find(i=>i.project===e.project))==null?void 0:s.next_opening)??null;return{worker:((o=n.desk.me)==null?void 0:o.name)??"",project:e.project_name,opening:t}}function Xi(n,e){var t;return e.room.role==="supervisor"?n.say("reply.supervisor"):n.say("reply.second",{name:((t=e.writer)==null?void 0:t.name)??""})}function ea(n,e){return e.why!=="placeholder"?n.say(`held.${e.why}`):n.say("held.placeholder",{count:e.holes.length,names:e.holes.map(({words:t})=>t).join(", ")})}function ta(n,{count:e,chosen:t,setChosen:s,pick:o,leave:i}){let r={ArrowDown:()=>s((t+1)%e),ArrowUp:()=>s((t+e-1)%e),Enter:o,Escape:i}[n.key];return!r||n.shiftKey||n.altKey?!1:(n.preventDefault(),n.stopPropagation(),r(),!0)}function na(){return matchMedia("(hover: none) and (pointer: coarse)").matches}function Xs({app:n,conversation:e}){let{say:t,ui:s}=n,o=T(null),i=e.partners.length===0;N(()=>{s.wish!=="confer"||!o.current||(n.go({wish:null}),o.current.focus())});let a=c=>{e.draft.confer=c.target.value,e.held.confer=null,n.go({})},r=c=>{c.preventDefault(),e.say("confer")},u=c=>{c.key==="Enter"&&!c.shiftKey&&!c.altKey&&!c.isComposing&&r(c)},d=e.held.confer&&t(`held.${e.held.confer}`);return l`
    <aside class="confer" aria-label=${t("confer.title")}>
      <div class="confer__top">
        <h3 class="confer__title"><${g} name="pair" />${t("confer.title")}</h3>
        <p class="confer__hint">${t(i?"confer.alone":"confer.hint")}</p>
      </div>
      <${_t} app=${n} conversation=${e} channel="confer" label=${t("confer.log")} empty=${t("confer.empty")} />
      <form class="confer__form" onSubmit=${r}>
        <p class="confer__fault" role="alert">${d&&l`<${g} name="warn" />`}${d}</p>
        <label class="confer__label" for="confer">${t("confer.label")}</label>
        <textarea
          id="confer"
          class="box box--confer"
          ref=${o}
          rows="1"
          placeholder=${t("confer.placeholder")}
          value=${e.draft.confer}
          dir="auto"
          autocomplete="off"
          spellcheck=${!1}
          translate=${!1}
          onInput=${a}
          onKeyDown=${u}
        ></textarea>
        <button type="submit" class="button button--confer">${t("confer.send")}</button>
      </form>
    </aside>
  `}var sa=["finished","left","abusive","not_for_us"];function eo({app:n,conversation:e}){var d;let{desk:t,say:s}=n,[o,i]=S("finished"),a=T(null);N(()=>{var c;return(c=a.current)==null?void 0:c.focus()},[]);let r=()=>n.go({closing:null}),u=c=>{c.preventDefault(),r(),t.close(e.id,o)};return l`
    <form class="closing" onSubmit=${u} onKeyDown=${c=>c.key==="Escape"&&r()}>
      <fieldset class="closing__reasons">
        <legend class="closing__title">${s("close.reason")}</legend>
        ${sa.map((c,f)=>l`<label key=${c} class="radio">
              <input
                type="radio"
                name="reason"
                value=${c}
                checked=${o===c}
                ref=${f===0?a:void 0}
                onChange=${()=>i(c)}
                onKeyDown=${p=>p.key==="Enter"&&u(p)}
              />
              <span>${s(`close.${c}`)}</span>
            </label>`)}
      </fieldset>
      <p class="closing__lead">${s((d=e.flags)!=null&&d.any?"close.lead_kept":"close.lead")}</p>
      <div class="closing__deeds">
        <button type="submit" class="button">${s("talk.close")}</button>
        <button type="button" class="button button--plain" onClick=${r}>${s("close.keep")}</button>
      </div>
    </form>
  `}function kt({app:n,flags:e,opened:t}){let{say:s}=n,o=T(null),[i,a]=S(!1),[r,u]=S("");N(()=>{var c;return(c=o.current)==null?void 0:c.focus()},[]);let d=async c=>{var p;if(c.preventDefault(),i||!((p=o.current)!=null&&p.value))return;a(!0);let f=await e.world.unlock(o.current.value);if(a(!1),f!=="open")return u(f);o.current.value="",t()};return l`
    <div class="unlock">
      <label for="unlock-passphrase">${s("keep.locked")}</label>
      <input
        id="unlock-passphrase"
        class="box"
        type="password"
        autocomplete="current-password"
        spellcheck=${!1}
        ref=${o}
        onKeyDown=${c=>c.key==="Enter"&&d(c)}
      />
      <p class="closing__fault" role="alert">${r&&s(Oe(r))}</p>
      <button type="button" class="button" aria-disabled=${i} onClick=${d}>${s(i?"keep.unlocking":"keep.unlock")}</button>
    </div>
  `}function no({app:n,conversation:e}){let{say:t}=n,s=T(null),o=e.flags,i=()=>n.go({keeping:null});N(()=>{var r;o==null||o.learn(),(r=s.current)==null||r.focus()},[]);let a=(o==null?void 0:o.grounds)??null;return l`
    <section
      class="closing keeping"
      aria-labelledby="keeping-title"
      tabindex="-1"
      ref=${s}
      onKeyDown=${r=>r.key==="Escape"&&i()}
    >
      <h3 class="closing__title" id="keeping-title">${t("keep.title")}</h3>
      <p class="closing__lead">${t("keep.lead")}</p>
      ${o&&a&&a!=="failed"&&a.may_keep?l`<${ia} app=${n} conversation=${e} flags=${o} grounds=${a} leave=${i} />`:l`<${oa} app=${n} grounds=${a} again=${()=>o==null?void 0:o.learn()} leave=${i} />`}
    </section>
  `}function oa({app:n,grounds:e,again:t,leave:s}){let{say:o}=n;return l`
    <p role="status">${o(e===null?"keep.loading":e==="failed"?"keep.failed":"keep.off")}</p>
    ${e!==null&&e!=="failed"&&l`<p>${o(e.may_note?"keep.off_note":"keep.off_alone")}</p>`}
    <div class="closing__deeds">
      ${e==="failed"&&l`<button type="button" class="button" onClick=${t}>${o("keep.retry")}</button>`}
      <button type="button" class="button button--plain" onClick=${s}>${o("keep.not_now")}</button>
    </div>
  `}function ia({app:n,conversation:e,flags:t,grounds:s,leave:o}){let{say:i}=n,[a,r]=S(null),[u,d]=S(!1),[c,f]=S(""),p=async()=>{if(u||!a)return f(a?c:"keep.choose");d(!0),f("");let h=await t.raise(a);if(d(!1),h==="kept")return o();f(h==="locked"?"locked":h)};return l`
    <form onSubmit=${h=>(h.preventDefault(),p())}>
      <fieldset class="keeping__reasons">
        <legend class="keeping__legend">${i("keep.ground")}</legend>
        ${s.grounds.map(h=>l`<${aa} key=${h.id} app=${n} flags=${t} ground=${h} chosen=${a} choose=${r} />`)}
      </fieldset>
      ${a&&l`<${ra} app=${n} conversation=${e} ground=${a} grounds=${s} />`}
      <p class="closing__fault" role="alert">
        ${c&&c!=="locked"&&l`<${g} name="warn" />`}${c&&c!=="locked"&&i(c==="keep.choose"?c:Oe(c))}
      </p>
      ${c==="locked"?l`<${kt} app=${n} flags=${t} opened=${p} />`:null}
      <div class="closing__deeds">
        ${c!=="locked"&&l`<button type="submit" class="button" aria-disabled=${u}>${i(u?"keep.going":"keep.go")}</button>`}
        <button type="button" class="button button--plain" onClick=${o}>${i("keep.not_now")}</button>
      </div>
    </form>
  `}function aa({app:n,flags:e,ground:t,chosen:s,choose:o}){let i=e.isKept(t);return l`
    <label class="radio">
      <input type="radio" name="ground" value=${t.id} checked=${(s==null?void 0:s.id)===t.id} disabled=${i} onChange=${()=>o(t)} />
      <span>${t.title}${i&&l` <span class="quietly">${n.say("keep.already")}</span>`}</span>
    </label>
  `}function ra({app:n,conversation:e,ground:t,grounds:s}){let{say:o}=n,i=e.partners.find(({role:r})=>r!=="supervisor"),a=t.is_quiet?"keep.who_quiet":t.asks_second?i?"keep.who_second":"keep.who_nobody":"keep.who_lead";return l`
    <div class="keeping__means" aria-live="polite">
      <p><q>${t.plain}</q></p>
      <ul>
        <li>${o(a,{name:(i==null?void 0:i.name)??""})}</li>
        <li>${o("keep.how_long",{first:en(n,s.provisional_days),days:en(n,t.days),most:en(n,t.hard_max_days)})}</li>
        ${t.told?l`<li>
                ${o("keep.told")} <q lang=${e.room.language} dir="auto">${t.told}</q>
              </li>`:l`<li>${o("keep.not_told")} ${t.why_told}</li>`}
      </ul>
    </div>
  `}var to=365;function en({say:n},e){return e%to===0?n("keep.years",{count:e/to}):n("keep.days",{count:e})}var la=["unreachable","nothing_can_be_kept","not_enrolled","list_is_old","cannot_check","already_there","not_found","sign_in_again","record_is_full","too_large","cannot_seal","wrong_passphrase"],Oe=n=>`unkept.${la.includes(n)?n:"trouble"}`;function so({app:n,conversation:e}){let t=e.flags;return t?l`
    <div class="kept" role="status">${t.list.map(s=>l`<${ca} key=${s.record} app=${n} flags=${t} kept=${s} />`)}</div>
    ${t.list.map(s=>{var o;return((o=s.flag)==null?void 0:o.asked)&&l`<${da} key=${s.record} app=${n} flags=${t} kept=${s} />`})}
  `:null}function ca({app:n,flags:e,kept:t}){let{say:s}=n,{flag:o}=t;if(!o)return null;let i=e.groundOf(o.ground),a={name:o.name,ground:(i==null?void 0:i.title)??""};return l`
    <div class="kept__one">
      <p class="kept__title">
        <${g} name="leaf" /><strong>${s(o.asked?"kept.asked":o.answer==="yes"?"kept.kept":"kept.for_now",a)}</strong> ${a.ground}
      </p>
      ${o.asked&&i&&l`<p class="kept__aside"><q>${i.plain}</q></p>`} ${o.asked&&l`<p>${s("kept.asked_means")}</p>`}
      ${o.asked&&l`<p>${ha(n,t)}</p>`}
      ${!o.asked&&l`<p class="kept__aside">${s(ua(t,i))}</p>`}
      ${o.mine&&!o.told&&l`<p class="kept__aside">${s("kept.not_told")}</p>`}
    </div>
  `}function ua({flag:n},e){return(n==null?void 0:n.answer)==="yes"?"kept.by_two":(n==null?void 0:n.answer)==="no"?"kept.said_no":e!=null&&e.is_quiet?"kept.quiet":e&&!e.asks_second?"kept.lead_decides":n!=null&&n.mine?"kept.second_asked":"kept.second_decides"}function ha({say:n},{checked:e,isUnreadable:t}){if(t)return n("kept.unreadable");if(!e)return n("kept.checking");let{added:s,left_out:o,before_me:i}=e,a=[];return s>0&&a.push(n("kept.added",{count:s})),o>0&&a.push(n("kept.left_out",{count:o})),a.length===0&&a.push(n("kept.agrees")),i>0&&a.push(n("kept.before_me",{count:i})),a.join(" ")}function da({app:n,flags:e,kept:t}){var a;let{say:s}=n,o=t.checked!==null&&!t.isAnswering,i=((a=t.flag)==null?void 0:a.name)??"";return l`
    <div class="kept__answer" role="group" aria-label=${s("kept.question",{name:i})}>
      <p class="closing__fault" role="alert">${t.trouble&&t.trouble!=="locked"&&s(Oe(t.trouble))}</p>
      ${t.trouble==="locked"&&l`<${kt} app=${n} flags=${e} opened=${()=>t.confirm()} />`}
      <div class="closing__deeds">
        ${t.trouble!=="locked"&&l`<button type="button" class="button" aria-disabled=${!o} onClick=${()=>o&&t.confirm()}>${s("kept.yes")}</button>`}
        <button type="button" class="button button--plain" aria-disabled=${t.isAnswering} onClick=${()=>t.sayNo()}>${s("kept.no")}</button>
      </div>
    </div>
  `}var oo=5,io=10;function ao({app:n,conversation:e,isHard:t}){var d;let{desk:s,say:o,settings:i}=n,a=t||e.wasHeavy,r=c=>()=>{n.go({breather:{minutes:c,until:n.now().getTime()+c*6e4},tab:"conversation"}),s.takeBreak("breather"),s.putAway(e.id)},u=l`<button type="button" class="button ${a?"button--plain":""}" onClick=${()=>s.putAway(e.id)}>
    ${o("over.done")}
  </button>`;return((d=s.me)==null?void 0:d.status)!=="online"?l`<div class="over__deeds">${u}</div>`:l`
    <p class="over__offer" role="status">${o(a?"over.breather_offer_hard":"over.breather_offer")}</p>
    <div class="over__deeds">
      <button type="button" class="button ${a?"":"button--plain"}" onClick=${r(oo)}>
        <${g} name="cup" />${o("over.breather",{count:oo})}
      </button>
      ${a&&l`<button type="button" class="button button--plain" onClick=${r(io)}>${o("over.breather_long",{count:io})}</button>`} ${u}
    </div>
    ${!a&&l`<button type="button" class="link-button" onClick=${()=>n.act("heavy")}>
        ${o("over.heavy")} ${i.keys.heavy&&l`<kbd>${i.keys.heavy}</kbd>`}
      </button>`}
  `}function ro({app:n}){let{desk:e,say:t}=n;return l`
    <div class="quiet breather">
      <span class="over__leaf"><${g} name="cup" /></span>
      <h2 class="quiet__title">${t("breather.title")}</h2>
      <p class="quiet__lead" role="status">${tn(n)}</p>
      <p class="quiet__lead">${t(e.truth.on_call?"breather.talk":"breather.talk_partner",e.truth.on_call??{})}</p>
    </div>
  `}function tn(n){let{ui:e,say:t,now:s}=n;if(!e.breather)return"";let o=Math.ceil((e.breather.until-s().getTime())/6e4);return o>0?t("breather.left",{count:o}):t("breather.over",{count:e.breather.minutes})}function fe({app:n,id:e,label:t,hint:s,value:o,most:i,rows:a=2,first:r,write:u}){let d=_n(o),c=[s&&`${e}-hint`,d.length>0&&`${e}-found`].filter(Boolean).join(" ");return l`
    <div class="acting__field">
      <label for=${e}>${t}</label>
      ${s&&l`<p class="acting__hint" id=${`${e}-hint`}>${s}</p>`}
      <textarea
        id=${e}
        class="box"
        ref=${r}
        rows=${a}
        maxlength=${i}
        value=${o}
        dir="auto"
        autocomplete="off"
        spellcheck=${!1}
        translate=${!1}
        aria-describedby=${c||void 0}
        onInput=${f=>u(f.target.value)}
      ></textarea>
      <p class="acting__found" id=${`${e}-found`} role="status">
        ${d.length>0&&l`<${g} name="warn" />${n.say("guard.found",{what:fa(n,o,d)})}`}
      </p>
    </div>
  `}function fa({say:n,language:e},t,s){return new Intl.ListFormat(e).format(s.map(({kind:i,start:a,end:r})=>n("guard.one",{words:t.slice(a,r),kind:n(`guard.${i}`)})))}function nn({app:n,conversation:e}){let{say:t,acting:s}=n,{concern:o}=e,i=T(null);N(()=>{var f;return(f=i.current)==null?void 0:f.focus()},[]);let a=s.of(e.room.project),r=f=>(a==null?void 0:a.leads[f])??f,u=()=>n.go({concern:null});if(o.readers)return l`<${pa} app=${n} names=${o.readers} close=${()=>(o.drop(),u())} />`;let d=f=>(f.preventDefault(),o.send(r)),c=Object.values((a==null?void 0:a.leads)??{});return l`
    <form class="acting" onSubmit=${d} onKeyDown=${f=>f.key==="Escape"&&u()} aria-labelledby="concern-title">
      <h3 class="acting__title" id="concern-title"><${g} name="pen" />${t("concern.title")}</h3>
      <p>${c.length>0?t("concern.lead",{names:uo(n,c),project:e.room.project_name}):co(n,e)}</p>
      ${Be.map((f,p)=>{var h;return l`<${fe}
          key=${f}
          app=${n}
          id=${`concern-${f}`}
          label=${t(`concern.${f}`)}
          hint=${t(`concern.${f}_hint`)}
          value=${((h=o.draft)==null?void 0:h[f])??""}
          most=${zn}
          first=${p===0?i:void 0}
          write=${m=>{o.begin()[f]=m,n.go({})}}
        />`})}
      <p class="acting__fault" role="alert">${o.fault&&l`<${g} name="warn" />`}${o.fault&&ma(n,e)}</p>
      <div class="acting__deeds">
        <button type="submit" class="button" aria-disabled=${o.isGoing}>${t(o.isGoing?"concern.going":"concern.send")}</button>
        <button type="button" class="button button--plain" onClick=${u}>${t("concern.not_now")}</button>
      </div>
    </form>
  `}function pa({app:n,names:e,close:t}){let s=T(null);return N(()=>{var o;return(o=s.current)==null?void 0:o.focus()},[]),l`<div class="acting">
    <p class="acting__done" role="status"><${g} name="tick" />${n.say("concern.written",{names:uo(n,e)})}</p>
    <p>${n.say("concern.written_more")}</p>
    <div class="acting__deeds"><button type="button" class="button" ref=${s} onClick=${t}>${n.say("concern.close")}</button></div>
  </div>`}function lo({app:n,conversation:e}){var r;let{say:t,ui:s,acting:o}=n;if(s.concern===e.id)return l`<${nn} app=${n} conversation=${e} />`;let i=((r=o.facts)==null?void 0:r.note_minutes)??30;return(e.endedAt?n.now().getTime()-e.endedAt.getTime():1/0)>i*6e4?null:l`<div class="over__concern">
    <p>${t("concern.after",{count:i})}</p>
    <button type="button" class="button button--plain" onClick=${()=>n.act("concern")}>${t("concern.write")}</button>
  </div>`}function ma(n,e){return e.concern.fault==="no_leads"?co(n,e):n.say(`concern.fault_${e.concern.fault}`)}function co({say:n,acting:e,desk:t},s){let o=e.of(s.room.project),i=(o==null?void 0:o.lead)??(o==null?void 0:o.on_call)??t.truth.on_call;return i?n("concern.no_leads",{name:i.name,phone:i.phone}):n("concern.no_leads_no_phone")}var uo=({language:n},e)=>new Intl.ListFormat(n).format(e);function fo({app:n}){var d;let{acting:e,desk:t,say:s}=n,o=T(null);N(()=>{var c;return(c=o.current)==null?void 0:c.focus()},[]);let i=t.open,a=e.of(i==null?void 0:i.room.project),r=(d=e.facts)==null?void 0:d.card,u=()=>n.go({danger:!1});return l`
    <section class="acting danger" aria-labelledby="danger-title" onKeyDown=${c=>c.key==="Escape"&&u()}>
      <div class="acting__head">
        <h3 class="acting__title" id="danger-title" tabindex="-1" ref=${o}><${g} name="help" />${(r==null?void 0:r.title)??s("danger.title")}</h3>
        <button type="button" class="button button--plain button--small" onClick=${u}>${s("danger.close")}</button>
      </div>
      <${ga} app=${n} here=${a} />
      ${!r&&l`<p role="status">${s("danger.not_there")}</p>`}
      ${r&&l`<p class="danger__first"><strong>${r.first}</strong> ${r.no_place}</p>
          <p>${r.agree} ${r.nobody_answers}</p>
          <${yt} title=${s("danger.ask")} lines=${r.ask} isInOrder=${!0} />
          ${i&&!i.ended&&l`<${_a} app=${n} conversation=${i} here=${a} />`}
          <div class="danger__two">
            <${yt} title=${s("danger.say")} lines=${r.say} />
            <${yt} title=${s("danger.never_say")} lines=${r.never_say} />
          </div>
          <${yt} title=${s("danger.hand_over")} lines=${r.hand_over} isInOrder=${!0} />`}
      ${i&&l`<button type="button" class="button button--small" onClick=${()=>n.act("concern")}><${g} name="pen" />${s("concern.write")}</button>`}
    </section>
  `}function ga({app:n,here:e}){let{desk:t,say:s}=n,o=(e==null?void 0:e.on_call)??t.truth.on_call,i=e==null?void 0:e.numbers;return l`
    <ul class="danger__phones">
      ${i&&l`<li>
          <a class="danger__phone" href=${`tel:${i.number}`}><${g} name="phone" />${i.number}</a>
          <span>${[s("danger.emergency"),i.also&&s("danger.also",{number:i.also})].filter(Boolean).join(" ")}</span>
        </li>`}
      ${o&&l`<${ho} who=${o} what=${s("danger.supervisor")} />`}
      ${(e==null?void 0:e.lead)&&l`<${ho} who=${e.lead} what=${s("danger.lead")} />`}
    </ul>
    ${(i==null?void 0:i.silent_mobile)&&l`<p class="acting__hint">${s("danger.silent",{number:i.number,press:i.silent_mobile})}</p>`}
  `}function ho({who:n,what:e}){return l`<li>
    <a class="danger__phone" href=${`tel:${n.phone.replace(/[^+0-9]/g,"")}`}><${g} name="phone" />${n.phone}</a>
    <span><span dir="auto">${n.name}</span>, ${e}</span>
  </li>`}function yt({title:n,lines:e,isInOrder:t=!1}){let s=t?"ol":"ul";return l`<div class="danger__part"><h4>${n}</h4><${s}>${e.map(o=>l`<li key=${o}>${o}</li>`)}</${s}></div>`}function _a({app:n,conversation:e,here:t}){var u;let{acting:s,say:o,language:i}=n,a=s.ready(t,e.room.language),r=({title:d,text:c,checked:f})=>()=>{e.draft.room=[e.draft.room.trim(),c].filter(Boolean).join(`
`),f||(e.unchecked=[...e.unchecked,{title:d,words:c}]),n.go({danger:!1,wish:"reply",tab:"conversation"})};return l`
    <div class="danger__part">
      <h4>${o("danger.for_visitor",{language:W(e.room.language,i)})}</h4>
      <p class="acting__hint">${o(e.isFirst?"danger.places":"danger.not_first",{name:((u=e.writer)==null?void 0:u.name)??""})}</p>
      <ul class="danger__ready">
        ${a.map(d=>l`<li key=${d.id}>
            <button type="button" class="danger__place" disabled=${!e.isFirst} onClick=${r(d)}>
              <strong>${d.title}</strong> <span dir="auto" translate="no">${d.text}</span>
              ${!d.checked&&l`<em>${o("danger.unchecked")}</em>`}
            </button>
          </li>`)}
      </ul>
    </div>
  `}function po({app:n,conversation:e}){let{say:t,language:s}=n,{card:o,isNew:i}=e.handover;if(!o||n.ui.handover===e.id)return null;let a=()=>{e.handover.isNew=!1,n.go({})};return l`
    <details class="card-slip" open=${i}>
      <summary class="card-slip__title">
        <${g} name="book" />${t("handover.title")}
        <span class="card-slip__by">${t("handover.by",{name:o.by,when:ue(o.at,s)})}</span>
      </summary>
      <dl class="card-slip__words" tabindex="0">
        ${ve.filter(r=>o[r]).map(r=>l`<div key=${r}>
            <dt>${t(`handover.${r}`)}</dt>
            <dd dir="auto" translate="no">${o[r]}</dd>
          </div>`)}
      </dl>
      ${i&&l`<button type="button" class="button button--confer button--small" onClick=${a}>${t("handover.read")}</button>`}
    </details>
  `}function mo({app:n,conversation:e}){let{desk:t,say:s,ui:o}=n,{handover:i}=e,[a,r]=S(!1),u=T(null);N(()=>{var p;return(p=u.current)==null?void 0:p.focus()},[]);let d=()=>n.go({handover:null,leaving:!1}),c=async p=>{if(p.preventDefault(),a)return;r(!0),(i.isEmpty?o.leaving:await i.send())&&(!o.leaving||await t.handOver(e.id))&&d(),r(!1)},f=e.held.confer&&s(`handover.${e.held.confer==="no_partner"?"nobody":"not_sent"}`);return l`
    <form class="slip" onSubmit=${c} onKeyDown=${p=>p.key==="Escape"&&d()}>
      <h3 class="confer__title"><${g} name="book" />${s("handover.title")}</h3>
      <p class="confer__hint">${s(o.leaving?"handover.lead_leaving":"handover.lead")}</p>
      ${ve.map((p,h)=>l`<${ka} key=${p} app=${n} conversation=${e} field=${p} first=${h===0?u:void 0} />`)}
      <p class="confer__fault" role="alert">${f&&l`<${g} name="warn" />`}${f}</p>
      <div class="slip__deeds">
        <button type="submit" class="button button--confer" aria-disabled=${a}>${s(o.leaving?"handover.go":"handover.save")}</button>
        <button type="button" class="button button--plain" onClick=${d}>${s("handover.not_now")}</button>
      </div>
    </form>
  `}function ka({app:n,conversation:e,field:t,first:s}){let{say:o}=n,i=e.handover.draft,a=r=>{i&&(i[t]=r.target.value),n.go({})};return l`
    <div class="slip__field">
      <label for=${`handover-${t}`}>${o(`handover.${t}`)}</label>
      <textarea
        id=${`handover-${t}`}
        class="box box--confer"
        ref=${s}
        rows="1"
        maxlength=${t==="language"?80:1200}
        value=${(i==null?void 0:i[t])??""}
        dir="auto"
        autocomplete="off"
        spellcheck=${!1}
        translate=${!1}
        onInput=${a}
      ></textarea>
    </div>
  `}function go({app:n,conversation:e}){let{desk:t,say:s}=n,{id:o,room:i}=e,a=i.role==="supervisor",r=u=>d=>{var c;(c=d.currentTarget.closest("details"))==null||c.removeAttribute("open"),u()};return l`
    <details class="more" onToggle=${()=>{var u;return(u=e.flags)==null?void 0:u.learn()}}>
      <summary class="button button--plain button--small">${s("talk.more")}</summary>
      <div class="menu menu--more">
        <button type="button" class="menu__item" aria-describedby="card-hint" onClick=${r(()=>n.act("handover"))}>${s("handover.title")}</button>
        <p class="menu__hint" id="card-hint">${s("handover.hint")}</p>
        <button type="button" class="menu__item" aria-describedby="concern-hint" onClick=${r(()=>n.act("concern"))}>${s("concern.title")}</button>
        <p class="menu__hint" id="concern-hint">${s("concern.hint")}</p>
        ${e.isFirst&&l`<button type="button" class="menu__item" aria-describedby="slip-hint" onClick=${r(()=>n.act("slip"))}>${s("slip.title")}</button>
            <p class="menu__hint" id="slip-hint">${s("slip.hint")}</p>`}
        ${!a&&l`<${ya} app=${n} conversation=${e} pick=${r} />
            <button type="button" class="menu__item" aria-describedby="confer-hint" onClick=${r(()=>t.askSupervisor(o,"confer"))}>
              ${s("ask.confer")}
            </button>
            <p class="menu__hint" id="confer-hint">${s("ask.confer_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="chat-hint" onClick=${r(()=>t.askSupervisor(o,"chat"))}>
              ${s("ask.chat")}
            </button>
            <p class="menu__hint" id="chat-hint">${s("ask.chat_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="know-hint" onClick=${r(()=>t.stepOut(o,"know_them"))}>
              ${s("talk.know")}
            </button>
            <p class="menu__hint" id="know-hint">${s("talk.know_hint")}</p>`}
        <button type="button" class="menu__item" aria-describedby="step-hint" onClick=${r(()=>t.stepOut(o,"hand_over"))}>
          ${s("talk.step_out")}
        </button>
        <p class="menu__hint" id="step-hint">${s(a?"ask.leave_hint":"talk.step_out_hint")}</p>
      </div>
    </details>
  `}function ya({app:n,conversation:e,pick:t}){var i;let{say:s}=n,o=(i=e.flags)==null?void 0:i.grounds;return o&&o!=="failed"&&!o.may_keep?l`<p class="menu__hint">${s("keep.off")} ${s(o.may_note?"keep.off_note":"keep.off_alone")}</p>`:l`
    <button type="button" class="menu__item" aria-describedby="keep-hint" onClick=${t(()=>n.act("keep"))}>${s("keep.title")}</button>
    <p class="menu__hint" id="keep-hint">${s("keep.hint")}</p>
  `}function _o({app:n}){let{desk:e,say:t}=n,s=e.truth.called??[];if(s.length===0)return null;let o=i=>()=>{n.go({tab:"conversation"}),e.comeIn(i)};return l`
    <div class="block block--broken">
      <h2 class="block__title">${t("called.title")}</h2>
      <ul class="cards">
        ${s.map(i=>l`
            <li key=${i.conversation} class="card">
              <div class="card__text">
                <p class="card__main">${i.project_name}</p>
                <p class="card__aside">${t(`called.${i.reach}`)}</p>
              </div>
              <button type="button" class="button" onClick=${o(i.conversation)}>${t("called.come")}</button>
            </li>
          `)}
      </ul>
    </div>
  `}function wt({app:n,conversation:e}){let{slip:t}=e;return n.ui.slip===e.id&&t.stage==="writing"?l`<${xa} app=${n} conversation=${e} />`:t.stage===null||t.stage==="writing"?null:l`<${Sa} app=${n} conversation=${e} />`}function xa({app:n,conversation:e}){var f;let{say:t,acting:s}=n,{slip:o}=e,i=T(null);N(()=>{var p;return(p=i.current)==null?void 0:p.focus()},[]);let a=((f=s.facts)==null?void 0:f.slip_days)??7,r=()=>(o.close(),n.go({slip:null})),u=p=>h=>(p(h),o.fault=null,n.go({})),d=p=>(p.preventDefault(),o.ask(a)),c=()=>(o.draft.lines.push(""),n.go({}));return l`
    <form class="acting" onSubmit=${d} aria-labelledby="slip-title">
      <h3 class="acting__title" id="slip-title"><${g} name="slip" />${t("slip.title")}</h3>
      <p>${t("slip.lead",{days:a})}</p>
      <${fe} app=${n} id="slip-recipient" label=${t("slip.recipient")} hint=${t("slip.recipient_hint")} value=${o.draft.recipient} most=${120}
        rows=${1} first=${i} write=${u(p=>o.draft.recipient=p)} />
      <${fe} app=${n} id="slip-purpose" label=${t("slip.purpose")} value=${o.draft.purpose} most=${300} rows=${1}
        write=${u(p=>o.draft.purpose=p)} />
      ${o.draft.lines.map((p,h)=>l`<${fe} key=${h} app=${n} id=${`slip-line-${h}`} label=${t("slip.line",{count:h+1})} hint=${h===0?t("slip.line_hint"):void 0}
          value=${p} most=${400} write=${u(m=>o.draft.lines[h]=m)} />`)}
      ${o.draft.lines.length<12&&l`<button type="button" class="button button--plain button--small acting__add" onClick=${c}>${t("slip.add_line")}</button>`}
      <p class="acting__fault" role="alert">${o.fault&&l`<${g} name="warn" />`}${o.fault&&t(`slip.fault_${o.fault}`)}</p>
      <div class="acting__deeds">
        <button type="submit" class="button" aria-disabled=${o.isGoing}>${t("slip.ask")}</button>
        <button type="button" class="button button--plain" onClick=${r}>${t("slip.drop")}</button>
      </div>
    </form>
  `}function Sa({app:n,conversation:e}){var a;let{say:t}=n,{slip:s}=e,o=()=>(s.close(),n.go({slip:null})),i=((a=n.acting.facts)==null?void 0:a.slip_days)??7;return l`
    <div class="acting acting--state">
      <p role="status"><${g} name=${s.stage==="stored"?"tick":"slip"} />${t(`slip.${s.isGoing?"sealing":s.stage}`,{days:i})}</p>
      <p class="acting__fault" role="alert">${s.fault&&l`<${g} name="warn" />`}${s.fault&&t(`slip.fault_${s.fault}`)}</p>
      <div class="acting__deeds">
        ${s.stage==="asked"&&l`<button type="button" class="button button--plain button--small" onClick=${()=>s.withdraw()}>${t("slip.withdraw")}</button>`}
        ${s.stage==="agreed"&&!s.isGoing&&l`<button type="button" class="button button--small" onClick=${()=>s.store()}>${t("slip.again")}</button>
            <button type="button" class="button button--plain button--small" onClick=${()=>s.giveUp()}>${t("slip.give_up")}</button>`}
        ${(s.stage==="stored"||s.stage==="no")&&l`<button type="button" class="button button--plain button--small" onClick=${o}>${t("slip.close")}</button>`}
      </div>
    </div>
  `}var Ta=new Set(["stepped_out","replaced","someone_else","returned_to_queue"]);function ko({app:n,conversation:e}){let{say:t}=n,{why:s,forgotten:o}=e.ended??{why:"line_lost",forgotten:!1},i=s==="abusive"||s==="left_quickly"||s==="second_holder"||e.wasKept;return l`
    <div class="over">
      <div class="over__card" role="status">
        <span class="over__leaf"><${g} name="leaf" /></span>
        <h2 class="over__title">${t(Ta.has(s)?`stepped_out.${s}`:`over.${s}`)}</h2>
        <p class="over__kept">${t(o?"over.forgotten":e.wasKept?"over.kept":"over.not_said")}</p>
      </div>
      ${e.cutOff&&l`<label class="over__cut-off">
        <span>${t("over.cut_off")}</span>
        <textarea readonly rows="3" translate=${!1} spellcheck=${!1}>${e.cutOff}</textarea>
      </label>`}
      <${wt} app=${n} conversation=${e} />
      <${lo} app=${n} conversation=${e} />
      <${ao} app=${n} conversation=${e} isHard=${i} />
    </div>
  `}function yo({app:n}){var o;let{desk:e,say:t}=n,s=e.open;return l`
    <section class="pane pane--centre" aria-label=${t("desk.centre_pane")}>
      ${n.ui.danger&&l`<${fo} app=${n} />`}
      ${!s&&l`<${n.ui.breather&&((o=e.me)==null?void 0:o.status)==="break"?ro:La} app=${n} />`}
      ${(s==null?void 0:s.ended)&&l`<${ko} key=${s.id} app=${n} conversation=${s} />`}
      ${s&&!s.ended&&l`<${Na} key=${s.id} app=${n} conversation=${s} />`}
    </section>
  `}function Na({app:n,conversation:e}){var a,r;let{say:t}=n,{room:s}=e,o=((a=e.writer)==null?void 0:a.name)??"",i=e.isFirst?t("talk.nothing_yet",{name:((r=n.desk.me)==null?void 0:r.name)??""}):t("talk.nothing_yet_second",{name:o});return l`
    <div class="talk talk--${s.state}">
      <${Oa} app=${n} conversation=${e} />
      ${n.ui.closing===e.id&&l`<${eo} app=${n} conversation=${e} />`}
      ${n.ui.keeping===e.id&&l`<${no} app=${n} conversation=${e} />`}
      <div class="talk__main">
        <${Ea} app=${n} conversation=${e} />
        <${so} app=${n} conversation=${e} />
        ${n.ui.handover===e.id&&l`<${mo} app=${n} conversation=${e} />`}
        ${n.ui.concern===e.id&&l`<${nn} app=${n} conversation=${e} />`}
        <${wt} app=${n} conversation=${e} />
        <${po} app=${n} conversation=${e} />
        ${e.confersOnly?l`<p class="lines__empty">${t("talk.confers_only")}</p>`:l`<${Ca} app=${n} conversation=${e} empty=${i} />`}
      </div>
      <${Xs} app=${n} conversation=${e} />
    </div>
  `}function Ca({app:n,conversation:e,empty:t}){return l`
    <${_t} app=${n} conversation=${e} channel="room" label=${n.say("talk.log")} empty=${t} />
    <${Ma} app=${n} conversation=${e} />
    <${Qs} app=${n} conversation=${e} />
  `}function Oa({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,id:a}=e,r=e.isFirst&&e.partners.some(u=>u.here&&u.role!=="supervisor");return l`
    <header class="head">
      <div class="head__text">
        <h2 class="head__title">
          ${i.project_name}
          <span class="head__language">${s("talk.language",{language:W(i.language,o)})}</span>
        </h2>
        <p class="head__state">
          <span class="state state--${e.state}" role="status"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${e.state}`)}</span
          >
          ${i.workers.map(u=>l`<${Ia} key=${u.slot} app=${n} worker=${u} />`)}
        </p>
      </div>
      <div class="head__deeds">
        ${r&&l`<button type="button" class="button button--plain button--small" onClick=${()=>n.act("take_over")}>
            ${s("talk.hand_pen")}
          </button>`}
        <button type="button" class="button button--plain button--small" aria-pressed=${n.ui.danger} onClick=${()=>n.act("danger")}>
          <${g} name="help" />${s("danger.open")}
        </button>
        <${go} app=${n} conversation=${e} />
        ${n.ui.closing!==a&&l`<button type="button" class="button button--plain button--small" onClick=${()=>n.act("close")}>${s("talk.close")}</button>`}
      </div>
    </header>
  `}function Ia({app:n,worker:e}){let{say:t}=n,s=e.here?e.role==="first"?e.me?"talk.you_write":"talk.writes":e.role==="second"?"talk.second":e.confers_only?e.me?"talk.you_confer":"talk.confers":e.me?"talk.you_look_on":"talk.looks_on":"talk.away";return l`<span class="who ${e.role==="first"?"who--first":""} ${e.here?"":"who--away"}">
    ${e.role==="first"&&e.here&&l`<${g} name="pen" />`}
    <span dir="auto">${e.me?t("talk.you"):e.name}</span> <span class="who__place">${t(s)}</span>
  </span>`}function Ea({app:n,conversation:e}){let{say:t}=n;return l`
    <div class="notes" role="status">
      ${Aa(e).map(({key:s,tone:o,values:i})=>l`<p key=${s} class="note note--${o}">
            <${g} name=${o==="alert"?"warn":o==="calm"?"leaf":"clock"} />${t(s,i)}
          </p>`)}
    </div>
  `}function Aa({room:n,refusedKey:e,signal:t,partners:s}){let o=s.find(a=>!a.here),i=[];return e&&i.push({key:"talk.refused_key",tone:"alert"}),n.log_full&&i.push({key:"note.log_full",tone:"alert"}),(n.state==="waiting"||n.state==="arriving")&&i.push({key:"note.waiting",tone:"wait"}),n.state==="alone"&&i.push(o?{key:"note.alone_partner",tone:"alert",values:{name:o.name}}:{key:"note.alone",tone:"alert"}),n.state==="interrupted"&&i.push({key:"note.interrupted",tone:"wait"}),n.supervisor_asked&&i.push({key:`note.asked_${n.supervisor_asked}`,tone:"wait"}),t&&i.push({key:`note.${t}`,tone:"calm"}),i}function Ma({app:n,conversation:e}){let{say:t}=n,s=n.now().getTime(),i=[...e.typing].filter(([,a])=>a>s).map(([a])=>a).map(a=>a===0?t("talk.visitor_types"):t("talk.types",{name:e.nameOf(a)}));return l`<p class="typing" aria-hidden="true">${i.join(" ")}</p>`}function La({app:n}){var r;let{desk:e,say:t,settings:s}=n,o=e.truth.waiting.some(u=>u.mine_to_take),i=((r=e.me)==null?void 0:r.status)==="online",a=[[s.keys.take,"empty.key_take"],["/","empty.key_answers"],[s.keys.confer,"empty.key_confer"],[s.keys.keys,"empty.key_keys"]];return l`
    <div class="quiet">
      <span class="quiet__umbrella"><${g} name="umbrella" /></span>
      <h2 class="quiet__title">${t(o?"empty.title_waiting":"empty.title")}</h2>
      <p class="quiet__lead">${t(o?"empty.lead_waiting":i?"empty.lead":"empty.lead_off")}</p>
      <dl class="quiet__keys">
        ${a.filter(([u])=>u).map(([u,d])=>l`<div key=${d} class="quiet__row">
                <dt><kbd>${u}</kbd></dt>
                <dd>${t(d)}</dd>
              </div>`)}
      </dl>
      ${!o&&i&&l`<p class="quiet__ask">${t("empty.ask")}</p>`}
    </div>
  `}function wo({app:n}){let{desk:e,say:t}=n,s=[...e.conversations.values()].filter(({ended:o})=>!o);return l`
    <section class="strip strip--break ending" aria-label=${t("ending.title")}>
      <p class="ending__lead" role="status"><${g} name="moon" />${t(s.length>0?"ending.lead":"finishing.banner")}</p>
      <button type="button" class="button button--small button--plain" onClick=${()=>e.comeBack()}>${t("finishing.stay")}</button>
      <ul class="ending__list">
        ${s.map(o=>l`<${Ra} key=${o.id} app=${n} conversation=${o} />`)}
      </ul>
    </section>
  `}function Ra({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,id:a}=e,r=d=>()=>{t.show(a),"handover"in d&&e.handover.begin(W(i.language,o)),n.go({tab:"conversation",handover:null,closing:null,leaving:!1,...d})},u=`${i.project_name}, ${W(i.language,o)}`;return l`
    <li class="ending__one">
      <span class="ending__name">${u}</span>
      ${i.role!=="supervisor"&&l`<button type="button" class="button button--small" onClick=${r({handover:a,leaving:!0})}>
            ${s("ending.hand_over")}<span class="unseen"> (${u})</span>
          </button>
          <button type="button" class="button button--small button--plain" onClick=${r({closing:a})}>
            ${s("ending.close")}<span class="unseen"> (${u})</span>
          </button>`}
    </li>
  `}var Wa=["breather","food","call","other"];function $o({app:n}){let{desk:e,say:t,settings:s}=n;return l`
    <header class="top">
      <h1 class="top__name">
        <span class="top__umbrella"><${g} name="umbrella" /></span>${n.title}
      </h1>
      <${ja} app=${n} />
      <div class="top__tools">
        <button type="button" class="quiet-button" aria-pressed=${s.sound} onClick=${()=>n.act("sound")}>
          <${g} name=${s.sound?"bell":"bell_off"} /><span class="word"
            >${t(s.sound?n.soundSleeps&&e.me?"sound.asleep":"sound.on":"sound.off")}</span
          >
        </button>
        <a class="quiet-button" href="/rota" target="_blank" rel="noopener"><${g} name="week" /><span class="word">${t("rota.open")}</span></a>
        <button type="button" class="quiet-button" onClick=${()=>n.act("keys")}>
          <${g} name="keys" /><span class="word">${t("keys.open")}</span>
        </button>
        ${e.me&&l`<${Fa} app=${n} />`}
      </div>
    </header>
    <${Ka} app=${n} />
    ${e.me&&l`<${Ha} app=${n} />`}
  `}function ja({app:n}){let{desk:e,say:t}=n;return!e.me||e.truth.projects.length===0?null:l`
    <ul class="top__projects" aria-label=${t("projects.title")}>
      ${e.truth.projects.map(s=>l`
          <li key=${s.project} class="state state--${s.state}">
            <span class="state__mark" aria-hidden="true"></span><span class="top__project">${s.project_name}</span>${" "}
            <span class="state__word">${t(`project.${s.state}`)}</span>
          </li>
        `)}
    </ul>
  `}function Fa({app:n}){var i,a;let{desk:e,say:t,ui:s}=n,o=((i=e.me)==null?void 0:i.status)??"online";return l`
    <div class="status">
      <button
        type="button"
        class="status__button status__button--${o}"
        aria-expanded=${s.status}
        onClick=${()=>n.go({status:!s.status})}
      >
        <span class="status__dot" aria-hidden="true"></span>
        <span class="status__name" dir="auto">${(a=e.me)==null?void 0:a.name}</span>
        <span class="status__word">${t(`status.${o}`)}</span>
      </button>
      ${s.status&&l`<${Pa} app=${n} />`}
    </div>
  `}function Pa({app:n}){var i;let{desk:e,say:t}=n,s=(i=e.me)==null?void 0:i.status,o=a=>()=>{n.go({status:!1}),a()};return l`
    <div
      class="menu"
      role="group"
      aria-label=${t("status.break_for")}
      onKeyDown=${a=>a.key==="Escape"&&n.go({status:!1})}
    >
      ${s!=="online"&&s!=="supervising"&&l`<button type="button" class="menu__item" onClick=${o(()=>e.comeBack())}>${t("break.back")}</button>`}
      ${s!=="break"&&l`<p class="menu__title"><${g} name="cup" />${t("status.break_for")}</p>`}
      ${s!=="break"&&Wa.map(a=>l`<button key=${a} type="button" class="menu__item" onClick=${o(()=>(n.go({breather:null}),e.takeBreak(a)))}>
              ${t(`break.${a}`)}
            </button>`)}
      ${s!=="finishing"&&l`<hr class="menu__line" />
          <button type="button" class="menu__item" aria-describedby="end-hint" onClick=${o(()=>e.endShift())}>
            <${g} name="moon" />${t("status.end")}
          </button>
          <p class="menu__hint" id="end-hint">${t("status.end_hint")}</p>`}
    </div>
  `}function Ha({app:n}){var o;let{desk:e,say:t}=n,s=(o=e.me)==null?void 0:o.status;return s==="break"?l`<div class="strip strip--break" role="status">
      <${g} name="cup" />${n.ui.breather&&e.open?tn(n):t(e.truth.mine.length>0?"break.banner_open":"break.banner")}
      <button type="button" class="button button--small" onClick=${()=>e.comeBack()}>${t("break.back")}</button>
    </div>`:s!=="finishing"?null:l`<${wo} app=${n} />`}function Ka({app:n}){let{desk:e,say:t}=n;return e.line==="open"||e.line==="connecting"&&e.phase==="arriving"?l`<div role="status" class="strip strip--none"></div>`:l`<div role="status" class="strip strip--alert">
    <${g} name="off" /><span
      >${t(`line.${e.line}`)}${" "}${e.line==="refused"&&l`<a href="/sign-in">${t("line.sign_in")}</a>`}</span
    >
  </div>`}function bo({app:n}){let{desk:e,say:t}=n;return l`
    <section class="pane pane--left" aria-label=${t("desk.waiting_pane")}>
      <${Da} app=${n} />
      <${_o} app=${n} />
      ${e.truth.broken.length>0&&l`<${qa} app=${n} />`}
      <${Ga} app=${n} />
      <${Ua} app=${n} />
    </section>
  `}function Da({app:n}){let{desk:e,say:t}=n,s=e.truth.waiting;return l`
    <div class="block ${s.length>0?"block--waiting":""}">
      <h2 class="block__title">
        <${g} name="waiting" />${t("waiting.title")}${s.length>0&&l`<span class="count">${s.length}</span>`}
      </h2>
      ${s.length===0&&l`<p class="block__none">${t("waiting.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>l`<${Ya} key=${o.conversation} app=${n} visitor=${o} />`)}
      </ul>
    </div>
  `}function Ya({app:n,visitor:e}){let{desk:t,say:s,language:o}=n,i=Pn(e.since,n.now()),a=()=>{n.go({wish:"reply",tab:"conversation"}),t.takeVisitor(e.conversation)};return l`
    <li class="card">
      <div class="card__text">
        <p class="card__main">
          <span>${W(e.language,o)}</span>
          <span class="card__since">${i===0?s("waiting.now"):s("waiting.minutes",{count:i})}</span>
        </p>
        <p class="card__aside">${e.project_name}</p>
        <${Ps} app=${n} visitor=${e} />
      </div>
      ${e.mine_to_take&&l`<button type="button" class="button" onClick=${a}>${s("waiting.take")}</button>`}
    </li>
  `}function qa({app:n}){let{desk:e,say:t,language:s}=n,o=i=>()=>{n.go({tab:"conversation"}),e.join(i)};return l`
    <div class="block block--broken">
      <h2 class="block__title"><${g} name="warn" />${t("broken.title")}</h2>
      <ul class="cards">
        ${e.truth.broken.map(i=>l`
            <li key=${i.conversation} class="card">
              <div class="card__text">
                <p class="card__main">
                  <span>${W(i.language,s)}</span><span class="card__since">${ue(i.since,s)}</span>
                </p>
                <p class="card__aside">${i.project_name}</p>
              </div>
              <button type="button" class="button" onClick=${o(i.conversation)}>${t("broken.join")}</button>
            </li>
          `)}
      </ul>
    </div>
  `}function Ga({app:n}){let{desk:e,say:t}=n,s=[...e.conversations.values()];return l`
    <div class="block">
      <h2 class="block__title"><${g} name="talk" />${t("mine.title")}</h2>
      ${s.length===0&&l`<p class="block__none">${t("mine.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>l`<${Ba} key=${o.id} app=${n} conversation=${o} />`)}
      </ul>
    </div>
  `}function Ba({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,ended:a,unread:r,id:u}=e,d=()=>{t.show(u),n.go({tab:"conversation"})},c=a?"ended":e.state;return l`
    <li>
      <button type="button" class="card card--button" aria-current=${t.openId===u?"true":void 0} onClick=${d}>
        <span class="card__text">
          <span class="card__main"
            >${W(i.language,o)} <span class="card__role">${a?"":s(`mine.${i.role}`)}</span></span
          >
          <span class="card__aside">${i.project_name}</span>
          <span class="card__aside state state--${c}"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${c}`)}</span
          >
        </span>
        ${r>0&&l`<span class="count"><span aria-hidden="true">${r}</span><span class="unseen">${s("mine.unread",{count:r})}</span></span>`}
      </button>
    </li>
  `}function Ua({app:n}){let{desk:e,say:t,language:s}=n,{colleagues:o,on_call:i,projects:a}=e.truth;return l`
    <div class="block block--team">
      <h2 class="block__title"><${g} name="pair" />${t("team.title")}</h2>
      ${o.length===0&&l`<p class="block__none">${t("team.none")}</p>`}
      <ul class="people">
        ${o.map(r=>l`<${Va} key=${r.name+r.charity} app=${n} one=${r} />`)}
      </ul>
      <${gt} app=${n} />
      <h2 class="block__title"><${g} name="phone" />${t("team.on_call")}</h2>
      ${!i&&l`<p class="block__none">${t("team.no_on_call")}</p>`}
      ${i&&l`<div class="on-call">
          <a class="on-call__ring" href=${`tel:${i.phone.replace(/[^+\d]/g,"")}`}
            >${t("team.ring",{name:i.name})} <span class="on-call__number" dir="ltr">${i.phone}</span></a
          >
          <button
            type="button"
            class="quiet-button"
            onClick=${()=>e.callSupervisor(e.open&&!e.open.ended?e.openId:null)}
          >
            ${t("team.alert")}
          </button>
        </div>`}
      <div class="projects">
        <h2 class="block__title"><${g} name="leaf" />${t("projects.title")}</h2>
        <ul class="people">
          ${a.map(r=>l`
              <li key=${r.project} class="person">
                <span class="person__name">${r.project_name}</span>
                <span class="state state--${r.state}"
                  ><span class="state__mark" aria-hidden="true"></span>${t(`project.${r.state}`)}</span
                >
                ${r.next_opening&&l`<span class="person__aside">${t("project.opens",{when:De(r.next_opening,s)})}</span>`}
              </li>
            `)}
        </ul>
      </div>
    </div>
  `}function Va({app:n,one:e}){let{say:t}=n,s=e.here?e.status:"away",o=[e.first_in>0&&t("team.first_in",{count:e.first_in}),e.second_in>0&&t("team.second_in",{count:e.second_in})].filter(Boolean),i=e.briefed?[t("team.briefed")]:[],a=e.status==="break"&&e.reason?[t(`break.${e.reason}`)]:[];return l`
    <li class="person">
      <span class="person__name" dir="auto">${e.name}</span>
      <span class="state state--${s}"><span class="state__mark" aria-hidden="true"></span>${t(`status.${s}`)}</span>
      <span class="person__aside">${[e.charity,...o.length>0||a.length>0?o:[t("team.free")],...a,...i].join(" · ")}</span>
    </li>
  `}var Za=[["waiting","waiting"],["conversation","talk"],["answers","book"]];function vo({app:n}){let{desk:e,ui:t,say:s}=n;return e.phase==="arriving"?l`<main class="gate">
      <p class="gate__lead" role="status">${s(e.line==="refused"?"refused.sign_in_again":"desk.loading")}</p>
    </main>`:l`
    <div class="desk" data-tab=${t.tab} data-answers=${t.answers?"open":"folded"}>
      <${$o} app=${n} />
      <${Qa} app=${n} />
      ${e.phase==="on"&&l`<${Ja} app=${n} />`} ${e.phase==="elsewhere"&&l`<${Gs} app=${n} />`}
      ${(e.phase==="out"||e.phase==="checking_in")&&l`<${e.hasFinished&&!n.ui.again?Bs:qs} app=${n} />`}
      ${t.sheet&&l`<${Vs} app=${n} />`}
    </div>
  `}function Ja({app:n}){let{ui:e,say:t}=n;return l`
    <main class="panes">
      <${bo} app=${n} />
      <${yo} app=${n} />
      ${e.answers||e.tab==="answers"?l`<${Fs} app=${n} />`:l`<button type="button" class="unfold" onClick=${()=>n.go({answers:!0})}>
              <${g} name="book" />${t("answers.open")}
            </button>`}
    </main>
    <${za} app=${n} />
  `}function za({app:n}){let{desk:e,ui:t,say:s}=n,o={waiting:e.truth.waiting.length+e.truth.broken.length,conversation:e.unread,answers:0};return l`
    <nav class="tabs" aria-label=${s("tab.list")}>
      ${Za.map(([i,a])=>l`
          <button
            key=${i}
            type="button"
            class="tabs__tab"
            aria-current=${t.tab===i?"page":void 0}
            onClick=${()=>n.go({tab:i})}
          >
            <${g} name=${a} />${s(`tab.${i}`)}${o[i]>0&&l`<span class="count">${o[i]}</span>`}
          </button>
        `)}
    </nav>
  `}function Qa({app:n}){let{desk:e,say:t}=n;return l`
    <div class="notices" role="status" aria-label=${t("notice.list")}>
      ${e.notices.map(s=>l`
          <div key=${s.key} class="notice notice--${s.tone??"told"}">
            <${g} name=${s.tone==="alert"?"warn":"leaf"} /><span>${t(s.key,s.values)}</span>
            <button type="button" class="notice__away" onClick=${()=>e.dismiss(s)}>
              <${g} name="cross" /><span class="unseen">${t("notice.dismiss")}</span>
            </button>
          </div>
        `)}
    </div>
  `}var xo={"desk.loading":"Coming to the desk…","desk.waiting_pane":"Waiting and mine","desk.centre_pane":"The open conversation","desk.answers_pane":"Answers","tab.waiting":"Waiting","tab.conversation":"Conversation","tab.answers":"Answers","tab.list":"Show","line.connecting":"Reaching the desk…","line.lost":"Your line is lost. We keep trying; your drafts are safe on this page.","line.refused":"You are no longer signed in. Your drafts are still on this page: copy what you need, then","line.sign_in":"sign in again","check_in.title":"Ready when you are","check_in.lead":"You work here two at a time, never alone. Check in when you are settled.","check_in.name":"Name for this shift","check_in.name_hint":"Visitors and your partner see this name. It need not be your own.","check_in.languages":"Languages you can answer in","check_in.go":"Check in","check_in.going":"Checking in…","check_in.sound":"While somebody waits you hear two soft bells. You can switch them off at the top.","check_in.no_language":"Choose at least one language.","check_in.no_name":"Write the name you want to be seen with.","gender.label":"If you wish: you are","gender.hint":"Visitors may ask for one of two to be a woman, a man or non-binary. Your answer is used for that alone: nobody sees it, and it goes when your shift ends. Visitors can see that somebody on is.","gender.unsaid":"not said","gender.woman":"a woman","gender.man":"a man","gender.non_binary":"non-binary","check_in.sign_out":"Sign out","where.title":"Where are you on?","where.turn":"your shift from {when}","where.no_turn":"no shift of yours soon","brief.title":"Before you start","brief.here":"Here already: {names}","brief.expected":"Signed up with you: {names}","brief.nobody":"Nobody else is signed up or here yet. The chat opens for visitors when two are.","brief.until":"Until {when}","brief.after":"After you, from {when}: {names}","brief.after_nobody":"Nobody is signed up for what comes after you yet.","brief.on_call":"On call: {name}, {phone}","brief.on_call_nobody":"Nobody is named as on call.","brief.supervisor":"Supervisor: {name}","brief.lead":"Safeguarding lead: {name}","brief.shut":"Closed {from} to {until}: {reason}","brief.alone":"Somebody is alone with a visitor just now, and would be glad of you.","brief.changed":"Answers changed lately: {titles}","brief.changed_more":"Answers changed lately: {titles}, and {count} more","brief.read":"Checking in says that you have read this.","team.briefed":"has read the brief","debrief.title":"Your shift has ended. Thank you.","debrief.lead":"Take a minute before you go. What you tick here stays on this page and goes with it.","debrief.how":"How was it?","debrief.light":"Light","debrief.usual":"As most evenings are","debrief.heavy":"Heavy","debrief.stays":"Something of it stays with me","debrief.care":"Then do not carry it home alone. Talk with {names} now, or ask for a call.","debrief.care_alone":"Then do not carry it home alone. Ask for a call: that is what they are there for.","debrief.call":"I would like the supervisor to call me","debrief.call_hint":"Your name for this shift is shown at the desk. The alert itself says only that somebody would like a call.","debrief.done":"I have looked back on it","debrief.thanks":"Rest well.","debrief.called":"The alert has gone out. Stay by your phone; if it cannot wait, ring the number yourself.","debrief.again":"Come on again","gone.title":"Gone home","gone.done":"has debriefed","gone.not_yet":"has not debriefed yet","gone.wants_call":"would like a call","elsewhere.title":"You are checked in on another page","elsewhere.text":"This page is off, so that your keys are in one place only. Nothing that was here is kept.","elsewhere.go":"Work here instead","status.online":"Online","status.break":"On a break","status.finishing":"Finishing","status.supervising":"Supervising","status.away":"Line lost","status.break_for":"Break for","break.breather":"A breather","break.food":"Food","break.call":"A call","break.other":"Something else","status.end":"End shift","status.end_hint":"Nothing new comes. The shift ends when your last conversation does.","break.banner":"You are on a break. Nothing new comes to you.","break.banner_open":"You are on a break. Nothing new comes to you; the conversations you are in go on.","break.back":"I am back","finishing.banner":"Finishing: nothing new comes. Your shift ends with your last conversation.","finishing.stay":"Stay on","ending.title":"The end of your shift","ending.lead":"Nothing new comes. What becomes of those still talking with you?","ending.hand_over":"Hand over","ending.close":"Say goodbye and close","handover.title":"Handover card","handover.hint":"So that nobody has to tell it again. Goes when the conversation goes.","handover.by":"from {name}, {when}","handover.asked":"What was asked","handover.said":"What we said","handover.next":"What comes next","handover.language":"Language","handover.read":"I have read it","handover.lead":"Only you two see it, and whoever comes in later. It goes when the conversation goes.","handover.lead_leaving":"A few words for whoever comes in, so that nobody has to tell it again. You go when somebody has come.","handover.save":"Put it on the card","handover.go":"Hand over now","handover.not_now":"Not now","handover.line":"Handover card from {name}","handover.nobody":"Not sent: nobody is here to hold the card. Let somebody join you first. Your words are still here.","handover.not_sent":"Not sent: your pair’s key is not there yet. Your words are still here; try again in a moment.","keep.title":"Keep this chat","keep.hint":"Only for a reason in the policy, with a second person. You read what it means first.","keep.lead":"Everything said from the first word on is sealed. Two safeguarding leads can open it, together and never alone.","keep.loading":"One moment…","keep.failed":"The policy could not be fetched. Nothing is kept.","keep.retry":"Try again","keep.off":"Chats cannot be kept for this project just now: it takes two safeguarding leads and a policy, and they are not both there.","keep.off_note":"You can still write a concern note: a lead reads it at once. In danger, use the danger card.","keep.off_alone":"In danger, use the danger card and ring the number under “On call”.","keep.ground":"Why? As visitors can read it in the rules:","keep.already":"(kept already)","keep.choose":"Choose why, then press again. Nothing is kept yet.","keep.go":"Keep it","keep.going":"Sealing…","keep.not_now":"Not now","keep.who_second":"{name} is asked to confirm. If they say no, or nothing, the lead on call decides.","keep.who_nobody":"Nobody is with you to confirm, so the lead on call decides.","keep.who_lead":"The lead on call decides.","keep.who_quiet":"The lead on call decides. Nothing of it is shown on your partner’s screen; whom you tell is up to you.","keep.how_long":"At first for {first}. If it is confirmed, for {days}, and never longer than {most}. Then it is gone.","keep.days":{one:"{count} day",other:"{count} days"},"keep.years":{one:"{count} year",other:"{count} years"},"keep.told":"The visitor is told:","keep.not_told":"The visitor is not told.","keep.locked":"Your keys are locked. Write your passphrase once more; it stays in this browser.","keep.unlock":"Unlock and go on","keep.unlocking":"Unlocking…","unkept.unreachable":"We could not reach the server, and do not know whether it arrived. Press again: it is never kept twice.","unkept.nothing_can_be_kept":"Nothing is kept: this project has fewer than two safeguarding leads just now. A concern note still works if there is one.","unkept.not_enrolled":"Nothing is kept: your keys are not vouched for in this project. Ring the supervisor, and ask a coordinator to sign them.","unkept.list_is_old":"Nothing is kept yet: there is a newer list of leads. Press again.","unkept.cannot_check":"Nothing is kept: the list of leads did not pass its checks. Tell a coordinator today. A concern note may still work.","unkept.already_there":"Your partner was quicker: this chat is being kept already.","unkept.not_found":"That is not there any more. The conversation may just have ended.","unkept.sign_in_again":"Nothing is kept: you are no longer signed in. Sign in on another page, then press again.","unkept.record_is_full":"It is as long as a record may be.","unkept.too_large":"Nothing is kept: it is larger than a record may be. Write a concern note.","unkept.cannot_seal":"Nothing is kept: it could not be sealed on this page. Try again; if it stays so, write a concern note.","unkept.wrong_passphrase":"That passphrase does not open your keys. Try again.","unkept.trouble":"Nothing was changed: the server did not take it. Try again; if it stays so, write a concern note.","kept.asked":"{name} wants to keep this chat.","kept.asked_means":"Do you agree? If you say no, the safeguarding lead on call decides.","kept.for_now":"Kept for now.","kept.kept":"This chat is being kept.","kept.question":"{name} wants to keep this chat","kept.yes":"Yes, keep it","kept.no":"No","kept.by_two":"Two of you agreed. What is said from now on is added by itself.","kept.said_no":"The second said no. The lead on call decides; until then it is kept for now.","kept.quiet":"Only you see this. The lead on call decides; what is said from now on is added by itself.","kept.lead_decides":"The lead on call decides. What is said from now on is added by itself.","kept.second_asked":"Your partner is asked to confirm. What is said from now on is added by itself.","kept.second_decides":"Whether it stays, the second or the lead on call decides. What is said from now on is added by itself.","kept.not_told":"The visitor is not told.","kept.checking":"Your page is comparing it with what is on your screen…","kept.agrees":"What was sealed agrees with what is on your screen.","kept.unreadable":"Your page could not open what was sealed, so it cannot be compared. If you are not sure, say no: the lead decides.","kept.added":{one:"{count} line in it is not on your screen.",other:"{count} lines in it are not on your screen."},"kept.left_out":{one:"{count} line on your screen is not in it.",other:"{count} lines on your screen are not in it."},"kept.before_me":{one:"{count} line is from before you came; you cannot check it.",other:"{count} lines are from before you came; you cannot check them."},"danger.open":"In danger?","danger.title":"If somebody is in danger","danger.close":"Close","danger.not_there":"The rest of this card has not come yet. It comes by itself when the line is back.","danger.emergency":"emergency","danger.also":"({number} works too)","danger.supervisor":"supervisor on call","danger.lead":"safeguarding lead","danger.silent":"From a mobile without speaking: call {number}, listen, press {press}. It does not show where they are.","danger.ask":"Ask","danger.say":"Say","danger.never_say":"Better not","danger.hand_over":"Hand it over","danger.for_visitor":"Ready for the visitor ({language})","danger.places":"Goes into your reply, where you can change it. Nothing is sent by itself.","danger.not_first":"{name} writes. Take over to place these in the reply, or tell them in confer.","danger.unchecked":"not yet checked by somebody at home in it","guard.found":"Somebody could be found by this: {what}. Keep it only if whoever reads this needs it.","guard.one":"“{words}” ({kind})","guard.phone":"phone number","guard.email":"e-mail","guard.handle":"name on a site","guard.link":"link to a profile","guard.postcode":"whole postcode","guard.birth_date":"date of birth","guard.placeholder":"still to be filled in","concern.title":"Concern note","concern.write":"Write a concern note","concern.hint":"What happened and what you did, for the safeguarding leads at once.","concern.lead":"For the leads of {project}: {names}. It is sealed here, and any one of them can open it at once. Say what is needed and no more.","concern.facts":"What do you know?","concern.facts_hint":"What was said or seen, as they said it. What you only think, call so.","concern.decision":"What did you two decide, and why?","concern.decision_hint":"Also what the visitor wants, and whether they know of this note.","concern.action":"What have you done?","concern.action_hint":"Whom you rang and when, what they said, what happens next.","concern.told":"Who was told?","concern.told_hint":"Emergency number, supervisor, lead. Nobody yet is an answer too.","concern.send":"Seal and write","concern.going":"Sealing it…","concern.not_now":"Not now","concern.written":"Written. {names} can read it now.","concern.written_more":"They are told by mail and on their desk, without a word of what it says. If it cannot wait, ring as well.","concern.close":"Close","concern.after":"Did something worry you? You can still write a concern note, for {count} minutes after the end.","concern.no_leads":"Nobody can read a note here yet: this project has no enrolled lead. Please ring {name}, {phone}.","concern.no_leads_no_phone":"Nobody can read a note here yet: this project has no enrolled lead. Please ring your coordinator.","concern.fault_empty":"Write at least one line.","concern.fault_locked":"Not written: your keys are locked. Open “Your keys” in another tab, unlock them, and press again. Your words are still here.","concern.fault_cannot_check":"Not written: the list of leads could not be checked, so nothing was sealed. Ring the supervisor, and try again. Your words are still here.","concern.fault_cannot_seal":"Not written: it could not be sealed, so nothing went out. Try again. Your words are still here.","concern.fault_unreachable":"Not written: the line is lost. Your words are still here; press again when it is back. Until then, ring.","concern.fault_too_late":"Not written: the chat ended more than half an hour ago, or you were not in it. Ring a lead and tell them. Your words are still here, to be copied.","concern.fault_sign_in_again":"Not written: you are no longer signed in. Sign in in another tab, then press again. Your words are still here.","concern.fault_trouble":"Not written: something went wrong on our side, and nothing was stored. Your words are still here; try again, and ring meanwhile.","notice.note_unwritten":"A concern note, or something a visitor agreed to, is not stored yet. Finish it, or put it away, before your shift ends.","alert.note_written":"A concern note has been written. You can read it under “Kept”.","alert.slip_left":"A visitor has agreed to something that is to be passed on. It waits under “Kept”.","slip.title":"Consent slip","slip.hint":"A referral, a call back, a report to a scheme: the visitor sees and approves every line.","slip.lead":"The visitor sees every line, can leave any out or change it, and says yes or no. Only then is it sealed for our team: taken out once, deleted then, or after {days} days.","slip.recipient":"Who gets it?","slip.recipient_hint":"The service, and a person if you know one.","slip.purpose":"What for?","slip.line":"Line {count}","slip.line_hint":"One thing in each line, in the visitor’s words, so that each can be left out by itself.","slip.add_line":"One more line","slip.ask":"Show it to the visitor","slip.drop":"Put it away","slip.withdraw":"Take the question back","slip.again":"Try again","slip.give_up":"Give up and tell the visitor","slip.close":"Close","slip.sealing":"They said yes. Sealing what they approved…","slip.asked":"Before the visitor now. Nothing is sealed or stored until they say yes.","slip.agreed":"They said yes. It is not stored yet.","slip.stored":"Stored, as they approved it. The visitor is told. It is deleted when it is taken out, or after {days} days.","slip.no":"They said no. Nothing was stored, and nothing of it is left.","slip.line_asked":"Asked whether something may be passed on.","slip.line_yes":"The visitor: yes, pass this on.","slip.line_no":"The visitor: no, do not.","slip.line_stored":"The visitor was told that it was passed on.","slip.line_not_stored":"The visitor was told that it was not passed on.","slip.line_withdrawn":"The question was taken back.","slip.fault_no_recipient":"Write who gets it.","slip.fault_no_purpose":"Write what it is for.","slip.fault_no_lines":"Write at least one line.","slip.fault_too_long":"All together it is too long. Make it shorter.","slip.fault_not_first":"Only the one who writes can show it. Take over first. Your words are still here.","slip.fault_not_now":"Not shown: the visitor cannot be reached just now. Nothing went out; try again in a moment.","slip.fault_nobody":"Not stored: nobody is enrolled who could take it out. Ask a coordinator. The visitor has not been told that it was passed on.","slip.fault_untold":"It is stored, and the visitor could not be told so just now. Please tell them.","slip.fault_empty":"Write at least one line.","slip.fault_no_leads":"Not stored: nothing can be sealed for this project just now. The visitor has not been told that it was passed on.","slip.fault_locked":"Not stored: your keys are locked. Open “Your keys” in another tab, unlock them, and press “Try again”.","slip.fault_cannot_check":"Not stored: what vouches for our team could not be checked. Try again; if it stays so, give up and tell the visitor.","slip.fault_cannot_seal":"Not stored: it could not be sealed, so nothing went out. Try again.","slip.fault_unreachable":"Not stored: the line is lost. Press “Try again” when it is back.","slip.fault_too_late":"Not stored: this chat is over for too long.","slip.fault_sign_in_again":"Not stored: you are no longer signed in. Sign in in another tab, then press “Try again”.","slip.fault_trouble":"Not stored: something went wrong on our side. Try again.","ask.confer":"Ask the supervisor to confer","ask.confer_hint":"They talk with you two. They see nothing of the chat, and the visitor is not told.","ask.chat":"Ask the supervisor into the chat","ask.chat_hint":"The visitor sees their name, and that a supervisor is here.","ask.leave_hint":"You leave the pair to themselves.","called.title":"You are asked in","called.confer":"to confer with the pair, unseen by the visitor","called.chat":"into the chat; the visitor sees your name","called.come":"Come in","note.asked_confer":"You have asked a supervisor to confer with you.","note.asked_chat":"You have asked a supervisor into the chat. The visitor sees when they come.","talk.confers":"confers with you","talk.you_confer":"confer with the pair","talk.you_look_on":"look on","talk.confers_only":"You are with the pair only. Nothing of the chat is on your screen; they can tell you here what they need.","notice.asked_here":"A supervisor who is checked in has been asked. They come in themselves.","notice.asked_mailed":"No supervisor is checked in. The alert has gone out by e-mail; if it cannot wait, ring the number under “On call”.","notice.asked_nobody":"No supervisor is checked in, and no e-mail could be sent. Please ring the number under “On call”.","sound.on":"Sound on","sound.off":"Sound off","sound.asleep":"Sound: press any key first","rota.open":"Rota","keys.open":"Keys","waiting.title":"Someone is waiting","waiting.none":"Nobody is waiting.","waiting.now":"just now","waiting.minutes":{one:"{count} minute",other:"{count} minutes"},"waiting.take":"Take","waiting.not_now":"Your hands are full, or this one is for others.","waiting.on_break":"You are on a break.","waiting.kept":"Kept a few minutes for others, who fit better what was asked.","asked.woman":"Asks that one of you is a woman.","asked.man":"Asks that one of you is a man.","asked.non_binary":"Asks that one of you is non-binary.","hint.asked_for_you":"Asked for you by name.","hint.fits_you":"You are who was asked for.","hint.you_speak_it":"You speak {language}.","hint.speaks_it":"{name} speaks {language}.","hint.you_had_fewer":"You have had fewer so far.","hint.had_fewer":"{name} has had fewer so far.","broken.title":"Needs a second","broken.join":"Join","mine.title":"My conversations","mine.none":"None yet. Yours will stand here.","mine.unread":{one:"{count} unread",other:"{count} unread"},"mine.first":"you write","mine.second":"you are second","mine.supervisor":"you look on","team.title":"On with you","team.none":"Nobody else is on yet. The chat opens for visitors when two are.","team.first_in":"writes in {count}","team.second_in":"second in {count}","team.free":"free","team.on_call":"On call","team.ring":"Ring {name}","team.alert":"Alert them","team.no_on_call":"Nobody is named as on call.","projects.title":"What visitors see","project.open":"Open","project.busy":"Busy","project.full":"Full","project.closing_soon":"Closing soon","project.closed":"Closed","project.opens":"opens {when}","empty.title":"All quiet","empty.title_waiting":"Someone would like to talk","empty.lead":"When somebody comes, two soft bells ring and they stand at the top left.","empty.lead_off":"Nothing new comes to you just now.","empty.lead_waiting":"Take them at the top left. Your partner comes in with you.","empty.key_take":"take who has waited longest, and write","empty.key_answers":"at the start of a line: find an answer","empty.key_confer":"talk with your partner, unseen by the visitor","empty.key_keys":"all keys, and change them","empty.ask":"How is the evening? A break really stops new visitors.","talk.log":"Conversation","talk.visitor":"Visitor","talk.you":"You","talk.language":"in {language}","talk.writes":"writes","talk.you_write":"write","talk.second":"second","talk.looks_on":"looks on","talk.away":"line lost","talk.take_over":"Take over","talk.hand_pen":"Hand over the pen","talk.more":"More","talk.know":"I may know this person","talk.know_hint":"You step out without a word, and never get them again.","talk.step_out":"Step out","talk.step_out_hint":"Somebody else comes in beside your partner.","talk.close":"Close conversation","talk.earlier":"Earlier lines are sealed. The visitor can let you read them.","talk.gap":"Something is missing here. It did not reach this screen.","talk.unreadable":"A line came that did not pass its checks. It is not shown.","talk.kept":"The visitor is told here that this chat is being kept.","talk.too_old":"This page is too old to show that.","talk.came":"{names} came in.","talk.went":"{names} left.","talk.again":"{names} loaded the page again.","talk.went_came":"{went} left, {came} came in.","talk.new_below":"New lines below","talk.nothing_yet":"Nothing has been said yet. You might begin: “Hello, I am {name}. Take your time.”","talk.nothing_yet_second":"Nothing has been said yet. {name} writes; you see everything.","talk.types":"{name} is writing…","talk.visitor_types":"The visitor is writing…","talk.refused_key":"The key for this conversation did not pass its checks. Nothing can be sent under it. Ring the supervisor on call.","state.arriving":"Coming in","state.waiting":"Pair coming together","state.paired":"Two are here","state.wavering":"A line is lost","state.alone":"You are alone","state.interrupted":"Visitor’s line lost","state.ended":"Over","note.waiting":"Not connected yet: both of your screens must hold the key. It takes a few seconds. You can already write your first line.","note.alone":"The pair is broken, and the visitor has been told. Anyone else on shift can join you. Go on gently.","note.alone_partner":"{name}’s line is lost. The visitor has been told. Anyone else on shift can join you. Go on gently.","note.interrupted":"The visitor’s line is lost. They have five minutes to come back on the same page. What you send waits for them.","note.moment":"The visitor needs a moment. No hurry.","note.covered":"The visitor has covered the screen. Do not worry, and wait: someone may be near them.","note.log_full":"This conversation has grown as long as it can. What was said stands; nothing new can be sent. Say goodbye another way and close it.","signal.moment":"Needs a moment.","signal.covered":"Has covered the screen.","signal.back":"Is back.","mark.sending":"Sending…","mark.sent":"Sent","mark.delivered":"Delivered","reply.label":"Reply","reply.placeholder":"To the visitor…","reply.send":"Send to visitor","reply.hint":"/ or # for answers","reply.second":"{name} is writing to the visitor. Take over to write.","reply.supervisor":"You are looking on, and the visitor sees that. The pair writes to the visitor.","confer.title":"Only you two","confer.hint":"The visitor never sees this.","confer.log":"Only you two","confer.label":"Confer","confer.placeholder":"To your partner only…","confer.send":"Tell partner","confer.empty":"Ask, check, swap: nobody else reads along, and it goes when the conversation goes.","confer.earlier":"What you two said before is not on this page: its key went when the page was loaded again, or you came later.","confer.alone":"Nobody is here to confer with just now.","held.no_key":"Not sent yet: there is no key to seal it with. It goes by itself as soon as there is; touch the words to stop it.","held.not_paired":"Not sent yet: both of your screens must hold the key first. It goes by itself as soon as they do; touch the words to stop it.","held.not_first":"Not sent: your partner is writing to the visitor. Your words are still here.","held.no_partner":"Not sent yet: nobody is here to confer with. It goes when somebody comes; touch the words to stop it.","held.log_full":"Not sent: this conversation is as long as it can be. Your words are still here.","held.trouble":"Not sent yet: the desk did not take it. We try again when the line is back.","held.placeholder":{one:"Fill this in first: {names}",other:"Fill these in first: {names}"},"held.unchecked":"Not yet checked by a native speaker. Press again to send.","held.too_long":"Too long for one message. Send it in two parts.","answers.list":"Canned answers","answers.found":{one:"{count} answer. Arrows choose, Enter places, Escape leaves.",other:"{count} answers. Arrows choose, Enter places, Escape leaves."},"answers.none":"No answer has these words.","answers.search":"Find an answer","answers.place":"Place in reply","answers.unchecked":"not yet checked","answers.loading":"Answers are on their way…","answers.failed":"The answers could not be fetched. You can still write.","answers.retry":"Try again","answers.cannot_place":"Only the one who writes can place an answer.","answers.close":"Fold away","answers.open":"Answers","answers.review_by":"check by {date}","answers.overdue":"past its check date","close.lead":"The visitor is told it has ended. The words go from both of your screens.","close.lead_kept":"The visitor is told it has ended. This chat is being kept; what was said last is added first.","close.finished":"Finished: we said goodbye","close.left":"Left: they have gone quiet","close.abusive":"Abusive: the words go from both screens at once","close.not_for_us":"Not for us: told where else to turn","close.reason":"How did it end?","close.keep":"Not yet","over.finished":"Finished.","over.left":"The visitor has left.","over.left_quickly":"Left quickly. Do not try to reach them.","over.abusive":"Closed as abusive. Nobody has to take that.","over.not_for_us":"Closed as not for us.","over.line_lost":"The line was lost and did not come back.","over.second_holder":"Closed for safety: this conversation was opened in a second place.","over.restarting":"The service had to restart, and this conversation ended with it.","over.forgotten":"Nothing was kept of what was said. We add one to our count of chats.","over.not_said":"This chat has ended. The words are gone from this screen.","over.kept":"This chat is being kept under the policy. The words are gone from this screen.","over.cut_off":"You were writing this. It was not sent, and goes when you put this away.","over.breather":"Have a breather, {count} minutes","over.breather_long":"{count} minutes","over.heavy":"That was heavy","breather.title":"A breather","breather.left":{one:"About a minute is left. Nothing comes to you.",other:"About {count} minutes are left. Nothing comes to you."},"breather.over":"Your {count} minutes are over. Nothing comes before you say that you are back.","breather.talk":"Water, a window, a few words with your partner. {name} is on call if you want to talk.","breather.talk_partner":"Water, a window, a few words with your partner.","over.breather_offer":"That may have been a lot. A few minutes off? Nothing new comes meanwhile.","over.breather_offer_hard":"Take a few minutes, talk it over with your partner or the supervisor. Nothing new comes meanwhile.","over.done":"Put away","stepped_out.stepped_out":"You have stepped out of that conversation.","stepped_out.replaced":"While your line was lost somebody else came in for you. That conversation goes on without you.","stepped_out.someone_else":"The visitor asked for someone else. It happens, and it is not about you.","stepped_out.returned_to_queue":"The pair did not come together, so the visitor waits again at the head of the queue.","alert.supervisor_called":"A colleague asks the supervisor to look in.","alert.decision_wanted":"A chat was kept for now, and a safeguarding lead must decide. It stands under Records.","alert.call_wanted":"A colleague whose shift has ended would like a call from the supervisor.","notice.restarting":"The service is restarting. Conversations have ended; the desk comes back by itself.","notice.supervisor_mailed":"The alert has gone out by e-mail and to every other desk. If it cannot wait, ring as well.","notice.supervisor_desks":"Every other desk has been told. No e-mail could be sent: to reach the supervisor, ring the number under “On call”.","notice.supervisor_nobody":"Nobody could be told from here. Please ring the number under “On call”.","notice.dismiss":"Put this away","notice.list":"Notices","refused.line":"That did not go through: the line is lost. Nothing has changed; try again when it is back.","refused.bad_event":"The desk did not understand this page. Nothing has changed. Load the page again when you can.","refused.too_fast":"That was a little fast for the desk. Nothing has changed; try again in a moment.","refused.not_allowed":"That is not for you to do, or not just now. Nothing has changed.","refused.not_found":"That conversation is not there any more.","refused.sign_in_again":"You are no longer signed in. Sign in again.","refused.already_taken":"Your colleague was quicker.","refused.no_partner":"Nobody is free to be second just now, and no visitor is left with one worker alone. Ask your partner to come to their screen.","refused.hands_full":"You already write in as many chats as is agreed. Hand one over or close it first.","refused.someone_else_fits":"Somebody else who is free fits better what this visitor asked. It is kept for them a few minutes longer.","refused.not_checked_in":"You are not checked in. Check in and try again.","refused.stale_roster":"Somebody has just come in or left. Nothing has changed; it settles by itself in a moment.","refused.out_of_step":"The desk and this page were a step apart. Nothing has changed; it settles by itself in a moment.","refused.log_full":"That conversation is as long as it can be.","refused.ended":"That conversation is over.","refused.closed":"The chat is closed just now.","refused.full":"As many as we can answer are here already.","refused.please_wait":"Please wait a little and try again.","refused.token_spent":"This page is out of date. Load it again.","refused.trouble":"That did not work, and it is not your doing. Nothing has changed.","sheet.title":"Keys and settings","sheet.lead":"Press a key’s button, then the new key. Keys and settings stay in this browser; words never do.","sheet.press":"Press the new key","sheet.none":"no key","sheet.reset":"Back to how they were","sheet.close":"Done","sheet.fixed":"In a text box","sheet.enter":"Enter","sheet.enter_does":"send","sheet.shift_enter":"Shift + Enter","sheet.shift_enter_does":"new line","sheet.slash":"/ or #","sheet.slash_does":"canned answers, at the start of a line or after a space","sheet.settings":"Settings","sheet.sound":"Bells while somebody waits","sheet.volume":"How loud","sheet.typing":"Show the visitor when I am writing","sheet.notices":"A notice from the browser when this page is hidden (it says nothing but “Desk”)","sheet.notices_denied":"This browser does not allow notices for this page.","action.take":"Take who has waited longest, and write","action.reply":"To the reply","action.confer":"To confer","action.answers":"Find an answer","action.next":"Next conversation","action.previous":"Previous conversation","action.take_over":"Take over, or hand over the pen","action.close":"Close conversation","action.keep":"Keep this chat, under the policy","action.handover":"The handover card","action.danger":"The card for danger","action.concern":"Write a concern note","action.slip":"A consent slip","action.heavy":"After a chat: that was heavy","action.break":"Break and shift","action.sound":"Sound on or off","action.keys":"These keys"};var Xa=["desk","room","entry","typing","shown","stepped_out","ended","alert","checked_in_elsewhere","restarting"],er=2e4,tr=5e3;function nr(n){let e=Zn(n.strings,n.language),t=pr(),s=!0,o=()=>{s&&queueMicrotask(f),s=!1},i=n.keeping??Sn(n.csrf),a=new Fe(i.call,o),r=new it({ask:(h,m)=>p.emit(h,m),makeShiftKey:vt,keyText:h=>Y(h.publicKey),makeSeal:n.seal??sr,now:()=>new Date,changed:o,arrived:()=>dr(c,d),keeping:i,takers:Tn(i,a)}),u=fr(o),d=new je({now:u.context,volume:()=>c.settings.sound?c.settings.volume:0}),c={desk:r,say:e,title:document.title,language:n.language,person:n.person,csrf:n.csrf,settings:Un(t),ui:Ws,library:{state:"loading",index:[]},acting:a,soundSleeps:!1,now:()=>new Date,go(h){c.ui={...c.ui,...h},o()},set(h){c.settings={...c.settings,...h},Vn(t,c.settings),o()},act:h=>So(c,h),fetchAnswers:()=>{Kn(n.fetchAnswers).then(h=>(c.library=h,o()))},signOut:()=>{mr(n.csrf)}},f=()=>{s=!0,c.soundSleeps=u.sleeps(),d.keep(r.isNeeded&&c.settings.sound),document.title=Jn(c.title,r.unread,r.truth.waiting.length>0),zt(l`<${vo} app=${c} />`,n.root)},p=n.open({onUp:()=>r.lineIs("open"),onDown:()=>r.lineIs("lost"),onRefused:()=>r.lineIs("refused")});for(let h of Xa)p.on(h,m=>r.take(h,m));return or(c,p),c.fetchAnswers(),a.keepFresh(),o(),c}function sr(n,e){let t=n.workers.find(s=>s.me);return new ke({project:n.project,conversation:n.conversation,slot:n.my_slot,name:(t==null?void 0:t.name)??"",shiftKey:e})}function or(n,e){document.addEventListener("keydown",s=>ir(n,s));let t=!0;for(let s of["pointerdown","keydown","scroll"])document.addEventListener(s,()=>t=!0,{capture:!0,passive:!0});setInterval(()=>{(t||document.visibilityState==="visible")&&n.desk.beActive(),t=!1},er),setInterval(()=>n.go({}),tr),document.addEventListener("visibilitychange",()=>document.visibilityState==="visible"&&(e.check(),n.desk.beActive(),n.go({}))),addEventListener("online",()=>e.check()),addEventListener("beforeunload",s=>n.desk.hasDrafts&&s.preventDefault())}function ir(n,e){if(n.ui.sheet||!n.desk.me||e.defaultPrevented)return;let t=e.target,s=t instanceof HTMLTextAreaElement||t instanceof HTMLInputElement&&!["radio","checkbox","range"].includes(t.type),o=Nn(n.settings.keys,e,s);o&&(e.preventDefault(),So(n,o))}function So(n,e){let{desk:t,settings:s,ui:o}=n,i=t.open&&!t.open.ended?t.open:null;({take:()=>{n.go({wish:"reply",tab:"conversation"}),t.takeLongest()},reply:()=>hr(n),confer:()=>i&&n.go({wish:"confer",tab:"conversation"}),answers:()=>n.go({wish:"answers",answers:!0,tab:"answers"}),next:()=>t.showNext(1),previous:()=>t.showNext(-1),take_over:()=>{!i||i.room.role==="supervisor"||(i.isFirst||n.go({wish:"reply"}),t.swap(i.id))},close:()=>i&&n.go({closing:o.closing===i.id?null:i.id,keeping:null,tab:"conversation"}),keep:()=>rr(n,i),handover:()=>i&&ar(n,i),danger:()=>n.go({danger:!o.danger,tab:"conversation"}),concern:()=>t.open&&lr(n,t.open),slip:()=>(i==null?void 0:i.isFirst)&&cr(n,i),heavy:()=>ur(n),break:()=>n.go({status:!o.status}),sound:()=>n.set({sound:!s.sound}),keys:()=>n.go({sheet:!0})})[e]()}function ar(n,e){e.handover.begin(W(e.room.language,n.language)),n.go({handover:n.ui.handover===e.id?null:e.id,closing:null,leaving:!1,tab:"conversation"})}function rr(n,e){!e||e.room.role==="supervisor"||n.go({keeping:n.ui.keeping===e.id?null:e.id,closing:null,handover:null,tab:"conversation"})}function lr(n,e){let t=n.ui.concern===e.id;t||e.concern.begin(),n.go({concern:t?null:e.id,handover:null,closing:null,keeping:null,danger:!1,tab:"conversation"})}function cr(n,e){e.slip.begin(),n.go({slip:e.id,handover:null,closing:null,keeping:null,concern:null,danger:!1,tab:"conversation"})}function ur(n){let{open:e}=n.desk;e!=null&&e.ended&&(e.wasHeavy=!0,n.go({}))}function hr(n){var t;let e=n.desk.open;if(!(!e||e.ended)){if(e.isFirst)return n.go({wish:"reply",tab:"conversation"});n.go({tab:"conversation"}),(t=document.getElementById("reply-take-over"))==null||t.focus()}}function dr(n,e){document.visibilityState!=="visible"&&(n.settings.sound&&e.once(),n.settings.notices&&"Notification"in globalThis&&Notification.permission==="granted"&&new Notification(n.title,{tag:"desk",silent:!0}))}function fr(n){let e=null,t=()=>{e??=new AudioContext,e.state==="suspended"&&e.resume().then(n,()=>{})};for(let s of["pointerdown","keydown"])document.addEventListener(s,t,{capture:!0});return{context:()=>e,sleeps:()=>(e==null?void 0:e.state)!=="running"}}function pr(){try{return localStorage}catch{return null}}async function mr(n){await fetch("/sign-out",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({csrf:n})}).catch(()=>{}),pn(),location.assign("/sign-in")}function gr(){let n=document.getElementById("desk");if(!(n!=null&&n.dataset.person))return;let e=document.querySelector("meta[name=csrf]").content,t=document.documentElement.lang||"en";nr({root:n,csrf:e,language:t,person:JSON.parse(n.dataset.person),strings:xo,open:s=>kn({url:location.origin,namespace:"/operator",auth:()=>({csrf:e}),...s}),fetchAnswers:()=>fetch("/desk/answers.json").then(s=>s.ok?s.json():Promise.reject(new Error("no answers")))})}gr();export{nr as startDesk};
