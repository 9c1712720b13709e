import{a as Sn}from"./parts/chunk-CBYIWLP7.js";import{a as Et,b as Re,c as vn,d as xn}from"./parts/chunk-F75IWYXJ.js";import{b as Ae,c as Le,d as wn,g as $n,h as bn}from"./parts/chunk-3PO54TFE.js";import{g as gn,m as _n}from"./parts/chunk-JPJLIZVI.js";import{c as It,f as kn,g as yn}from"./parts/chunk-T7F4AJZC.js";import"./parts/chunk-KXDY3K4W.js";import{a as Ct,c as Ot,d as pn,e as mn}from"./parts/chunk-BJWAIV2X.js";import{a as G,b as M,c as X,d as dn,e as Ee,f as K,g as D,h as Me,i as fn,l as Tt,m as ee,n as _e,o as Nt,q as C,r as ie}from"./parts/chunk-5I7TZY4D.js";function Tn(n){let{url:e,namespace:t,auth:s,onUp:o,onDown:i,onRefused:r,spare:a=()=>import("./parts/polling-LQYT6CI3.js")}=n,{WebSocket:u=globalThis.WebSocket,later:d=(w,j)=>setTimeout(w,j)}=n,c=new Map,f=new Map,p=0,h=0,m=0,y=8e3,_=!1,v=!1,$=!1,x=!1,k,P;async function Y(){if(!($||v||k||P)&&(v=!0,!x&&h>1&&await B(),v=!1,!($||P)))try{let w=new u(`${e.replace(/^http/,"ws")}/socket.io/?EIO=4&transport=websocket`);k=w,w.onmessage=({data:j})=>w===k&&H(j),w.onclose=w.onerror=()=>E(w),F(8e3)}catch{E(k)}}async function B(){try{let{openPolling:w}=await a();$||(P=w(n,c))}catch{}}function H(w){w[0]==="0"&&b(JSON.parse(w.slice(1))),w[0]==="1"&&E(k),w[0]==="2"&&(k==null||k.send("3"),F(y)),w[0]==="4"&&w.startsWith(t,2)&&I(w[1],w.slice(t.length+3))}function b({pingInterval:w,pingTimeout:j}){x=!0,y=w+j,F(y),k==null||k.send(`40${t},${JSON.stringify(s())}`)}function I(w,j){var ge,oe;let Q=parseInt(j)||0,U=JSON.parse(j.replace(/^\d+/,"")||"null");w==="0"&&(_=!0,h=0,o==null||o()),w==="1"&&E(k),w==="2"&&((ge=c.get(U[0]))==null||ge(U[1])),w==="3"&&((oe=f.get(Q))==null||oe.resolve(U[0]),f.delete(Q)),w==="4"&&(hn(),r==null||r(U==null?void 0:U.message))}function F(w){let j=++m,Q=k;d(()=>j===m&&E(Q),w)}function E(w){w===k&&(L(),!$&&(h+=1,i==null||i(h),d(Y,Math.min(1e4,250*2**h)*(.5+Math.random()))))}function L(){let w=k;k=void 0,_=!1,w==null||w.close();for(let{reject:j}of f.values())j(new Error("line lost"));f.clear()}function me(w,j,Q=1e4){return P?P.emit(w,j,Q):new Promise((U,ge)=>{if(!_)throw new Error("line down");let oe=++p;f.set(oe,{resolve:U,reject:ge}),k==null||k.send(`42${t},${oe}${JSON.stringify([w,j])}`),d(()=>{f.delete(oe)&&(ge(new Error("no answer")),w!=="beat"&&un())},Q)})}function un(){if(P)return P.check();let w=k;_?me("beat",{},4e3).catch(()=>E(w)):Y()}function hn(){$=!0,P==null||P.close(),L()}return Y(),{emit:me,on:(w,j)=>{c.set(w,j)},check:un,close:hn}}var Nn=[128,512,2048,8192];function Cn(n){let e=Nn.find(s=>s>n.length);if(!e)throw new RangeError("too long");let t=new Uint8Array(e);return t.set(n),t[n.length]=128,t}function On(n){let e=n.length-1;for(;e>0&&n[e]===0;)e-=1;if(!Nn.includes(n.length)||n[e]!==128)throw new RangeError("not padded");return n.subarray(0,e)}var In=n=>Cn(X(JSON.stringify(n)));function En(n,e,t){let{kind:s,text:o,at:i,signal:r,on:a,...u}=JSON.parse(dn(On(n)));if(C(typeof s=="string"&&s==="typing"==(e==="typing"),"out of place"),s==="text")return C(typeof o=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(i),"not a text"),{kind:s,text:o,at:i};if(s==="signal")return C(["moment","covered","back"].includes(r)&&e==="room"&&t===0,"not a signal"),{kind:s,signal:r};if(s==="handover"){let{asked:d,said:c,next:f,language:p,by:h}=u;return C(e==="confer"&&[d,c,f,p,h,i].every(m=>typeof m=="string"),"not a card"),{kind:s,asked:d,said:c,next:f,language:p,by:h,at:i}}if(s==="kept"){let{ground:d,first:c,days:f}=u;return C(e==="room"&&t!==0&&[d,o,i].every(p=>typeof p=="string")&&c>0&&f>0,"not a notice"),{kind:s,ground:d,text:o,first:c,days:f,at:i}}return/^slip(_answer|_told)?$/.test(s)?(C(e==="room","out of place"),{kind:s,sheet:u}):s!=="typing"?{kind:"unknown"}:(C(typeof a=="boolean","not a sign of typing"),{kind:s,on:a})}var te=class extends Error{},re=class n{#e=new Map;newest=0;add(e,t){this.#e.set(e,t)}at(e){return this.#e.get(e)}copy(){let e=new n;return this.#e.forEach((t,s)=>e.add(s,t)),e}},V=class{#e;#t;#n;#o=0;#s=new Map;#i=new Map;constructor(e,t,s){this.#e=e,this.#t=t,this.#n=s}seal(e){let t=this.#n.newest,s=this.#n.at(t);if(!(s!=null&&s.key))throw new te("no key to seal with");let o=In(e),i=this.#o+1,r=this.#f(s.slots),a=_e(24),u=this.#m(t,s,this.#e.slot,i,r),d=G(Tt(s.key,a,u).encrypt(o)),c={epoch:t,counter:i,seen:r,nonce:G(a),box:d};return this.#o=i,this.#t!=="typing"&&this.#s.set(i,c),c}stored(e){this.#s.delete(e)}unstored(){return[...this.#s.values()]}open(e){let{slot:t,counter:s}=e;if(t===this.#e.slot)return{kind:"own",slot:t,counter:s};let o=this.#c(t);if(s<=o.opened)return{kind:"replay",slot:t,counter:s};let i=this.#n.at(e.epoch);if(this.#a(e,o.epoch))return o.opened||(o.claimed=Math.max(o.claimed,s)),{kind:"sealed_before",slot:t,counter:s};try{if(!(i!=null&&i.key))throw new RangeError("unknown epoch");this.#r(e,i,o.epoch);let r=this.#u(e,i,i.key),a=this.#l(e);return{...En(r,this.#t,t),slot:t,counter:s,gap:a}}catch(r){return{kind:"refused",slot:t,counter:s,why:ie(r)}}}#a({epoch:e},t){var o;let{newest:s}=this.#n;return(e<=s||s===0)&&t<=e&&!((o=this.#n.at(e))!=null&&o.key)}#r({slot:e,epoch:t},s,o){var a;let{newest:i}=this.#n,r=s.slots.has(e)&&((a=this.#n.at(i))==null?void 0:a.slots.has(e));C(r&&t<=i&&t>=o,"not in the room")}#u({slot:e,epoch:t,counter:s,seen:o,nonce:i,box:r},a,u){return Tt(u,M(i),this.#m(t,a,e,s,o)).decrypt(M(r))}#l({slot:e,epoch:t,counter:s,seen:o}){let i=this.#c(e),r=Math.max(i.opened||i.claimed,i.told),a=!i.opened&&i.claimed>=s&&i.told<s;return Object.assign(i,{opened:s,epoch:t}),this.#t==="typing"?0:Math.max(s-r-1,Number(a),0)+this.#d(e,o)}#d(e,t){let s=0;for(let[o,i]of t){if(o===e||o===this.#e.slot)continue;let r=this.#c(o);s+=Math.max(i-Math.max(r.opened||r.claimed,r.told),0),r.told=Math.max(r.told,i)}return s}#c(e){let t=this.#i.get(e)??{opened:0,epoch:0,told:0,claimed:0};return this.#i.set(e,t),t}#f(e){return this.#t==="typing"?[]:[...e].filter(s=>s!==this.#e.slot).sort((s,o)=>s-o).map(s=>[s,this.#c(s).opened])}#m(e,{rosterHash:t},s,o,i){let{project:r,conversation:a}=this.#e,u=Ee(...i.map(([d,c])=>D(d,c)));return D("chatd message v1",r,a,this.#t,e,t,s,o,u)}};var ke={roster:"chatd roster v1",id:"chatd epoch id v1"},ae={roster:"chatd confer roster v1",id:"chatd confer id v1"},We="chatd history v1";function Mt(n){let e=n.map(({slot:t,name:s,key:o})=>({slot:t,name:s,key:o,certificate:null}));return Fe(e.sort((t,s)=>t.slot-s.slot))}function Fe(n){return n.forEach(({slot:e},t)=>{if(e<=(t?n[t-1].slot:0))throw new RangeError("not a roster")}),n}var Mn=n=>Ee(...n.map(({slot:e,name:t,key:s})=>D(e,t,M(s)))),le=(n,{project:e,conversation:t},s,o)=>ee(D(n.roster,e,t,s,Mn(o))),ce=(n,{project:e,conversation:t},s,o)=>ee(D(n.id,e,t,s,o),16),je=({project:n,conversation:e},{number:t,epoch_id:s,page_key:o,roster:i,previous:r})=>D("chatd epoch v1",n,e,t,M(s),M(o),Mn(i),M(r)),At=({conversation:n},e,t,s,o)=>D("chatd epoch key v1",n,e,t,s,o),Lt=({project:n,conversation:e},t,s)=>D(We,n,e,t,s),Rt=({conversation:n},e,t,s,o,i)=>D("chatd confer key v1",n,e,t,s,o,i);function Wt(n,e){let t=n.find(s=>s.slot===e);if(!t)throw new RangeError("nothing for this slot");return M(t.box)}var Pe=(n,{slot:e,name:t,key:s})=>n.some(o=>o.slot===e&&o.name===t&&o.key===s);var ye=class{#e;#t;#n;#o=new re;#s=new re;#i;#a;#r=new Uint8Array(32);#u;#l=[];#d=[];#c;#f=Promise.resolve();constructor({project:e,conversation:t,slot:s,name:o,shiftKey:i}){this.#e={project:e,conversation:t,slot:s},this.#t={slot:s,name:o,key:G(i.publicKey)},this.#n=i,this.#i={room:new V(this.#e,"room",this.#o),typing:new V(this.#e,"typing",this.#o),confer:new V(this.#e,"confer",this.#s)}}get epoch(){return this.#o.newest}get confer(){return this.#s.newest}take(e,t,s){let o=this.#f.then(()=>this.#m(e,t,s));return this.#f=o,o}async acceptEpoch(e){let{number:t,roster:s}=e;try{if(!this.#u&&!s.some(a=>a.slot===this.#t.slot))return this.#p(e);let o=je(this.#e,e),i=ee(o);if(t===this.epoch&&K(i,this.#r))return{kind:"replay",number:t,roster:s};let r=await this.#k(e,o,i);return this.#w(e,r),this.#d.push({type:"epoch",...e}),this.#r=i,this.#a=M(e.page_key),this.#u??=e,this.#o.newest=t,{kind:"epoch",number:t,roster:s}}catch(o){return{kind:"refused",number:t,why:ie(o)}}}async acceptHistory({to:e,box:t,signature:s}){var o,i,r;if(e!==this.#t.slot)return{kind:"not_ours"};try{let a=await this.#h(M(t),M(s)),u=this.#g();for(let[d,{id:c,key:f}]of a)C(((o=u.get(d))==null?void 0:o.epoch_id)===G(c),"not announced"),C(f.length===32&&K(c,ce(ke,this.#e,d,f)),"another key");for(let[d,c]of u)this.#w(c,((i=a.get(d))==null?void 0:i.key)??((r=this.#o.at(d))==null?void 0:r.key));return{kind:"history",earlier:this.#b()}}catch(a){return{kind:"refused",number:0,why:ie(a)}}}async makeConferKey(e,t=0){let s=Mt(e);C(Pe(s,this.#t),"not in the roster");let o=Math.max(this.confer,t)+1,i=_e(32),r=ce(ae,this.#e,o,i),a=Rt(this.#e,o,this.#t.slot,r,i,le(ae,this.#e,o,s)),u=async c=>({slot:c.slot,box:G(await pn(a,M(c.key),this.#n))}),d={number:o,confer_id:G(r),roster:s,sealed:await Promise.all(s.map(u))};return this.#c={body:d,key:i},{conversation:this.#e.conversation,...d}}adoptConfer(e){let t=this.#c;(t==null?void 0:t.body.number)===e&&(this.#c=void 0,this.#y(t.body,t.key))}async acceptConferKey(e,t){let{number:s,roster:o,by:i}=e;try{return i===this.#t.slot&&this.adoptConfer(s),s<=this.confer?{kind:i===this.#t.slot?"own":"replay",number:s,roster:o}:this.confer===0&&!o.some(r=>r.slot===this.#t.slot)?{kind:"before_me",number:s,roster:o}:(this.#y(e,await this.#$(e,t)),{kind:"confer_key",number:s,roster:o})}catch(r){return{kind:"refused",number:s,why:ie(r)}}}seal(e,t){return this.#_(e,this.#i[e].seal(t))}stored(e,t){this.#i[e].stored(t)}unstored(e){return this.#i[e].unstored().map(t=>this.#_(e,t))}open(e,t="room"){let s=this.#i[t].open(e);return s.kind==="sealed_before"&&t==="room"&&this.#d.push({type:"message",...e}),s}async#m(e,t,s){return e.type==="epoch"?this.acceptEpoch(e):e.type==="history"?this.acceptHistory(e):e.type==="confer_key"?this.acceptConferKey(e,s):this.open(e,t)}#_(e,t){let{conversation:s}=this.#e;return e==="typing"?{conversation:s,...t}:{conversation:s,channel:e,...t}}#p(e){return this.#d.push({type:"epoch",...e}),{kind:"before_me",number:e.number,roster:e.roster}}async#k(e,t,s){let{number:o,roster:i,sealed:r,previous:a}=e,u=M(e.page_key);C(!this.#a||K(u,this.#a),"another page key"),C(!this.#u||o===this.epoch+1&&K(M(a),this.#r),"out of order"),C(Pe(Fe(i),this.#t),"we are not in it"),C(await Nt(u,t,M(e.signature)),"not signed by the page");let d=await Ot(Wt(r,this.#t.slot),this.#n),c=Me(d)[4],f=M(e.epoch_id);return C(K(d,At(this.#e,o,f,c,s)),"does not agree"),C(c.length===32&&K(f,ce(ke,this.#e,o,c)),"another key"),c}async#h(e,t){if(!this.#a)throw new RangeError("no page key yet");C(await Nt(this.#a,Lt(this.#e,this.#t.slot,e),t),"not signed by the page");let[s,o,...i]=Me(await Ot(e,this.#n));C(K(s,X(We))&&K(o,X(this.#e.conversation))&&i.length%3===0,"does not agree");let r=new Map;for(let a=0;a<i.length;a+=3)r.set(fn(i[a]),{id:i[a+1],key:i[a+2]});return r}#g(){let e=new Map,t=this.#u;for(let s of[...this.#d].reverse())s.type!=="epoch"||!t||s.number!==t.number-1||s.page_key!==t.page_key||K(ee(je(this.#e,s)),M(t.previous))&&(e.set(s.number,s),t=s);return e}#b(){let e=this.#o.copy(),t=new V(this.#e,"room",e),s=[];for(let o of this.#d)o.type==="epoch"&&e.at(o.number)&&(e.newest=o.number),o.type==="message"&&s.push(t.open(o));return s}#w({number:e,roster:t},s){let o=new Set([0,...t.map(i=>i.slot)]);this.#o.add(e,{slots:o,rosterHash:le(ke,this.#e,e,t),key:s}),this.#l.push(...t)}async#$({number:e,by:t,roster:s,sealed:o,confer_id:i},r){let a=[...this.#l,...r];C(Pe(Fe(s),this.#t)&&s.some(h=>h.slot===t),"we are not in it"),C(a.some(h=>h.slot===t),"from nobody we know"),C(s.every(h=>a.every(m=>m.slot!==h.slot||m.key===h.key)),"another shift key");let u=s.find(h=>h.slot===t),d=await mn(Wt(o,this.#t.slot),M(u.key),this.#n),c=Me(d)[5],f=M(i),p=Rt(this.#e,e,t,f,c,le(ae,this.#e,e,s));return C(K(d,p)&&c.length===32&&K(f,ce(ae,this.#e,e,c)),"does not agree"),c}#y({number:e,roster:t},s){let o=new Set(t.map(i=>i.slot));this.#s.add(e,{slots:o,rosterHash:le(ae,this.#e,e,t),key:s}),this.#s.newest=e}};var He=class{#e=null;#t=0;constructor(e){this.ear=e}keep(e){e&&this.#e===null&&this.#n(0),e||this.#o()}once(){this.#s(659.25,0,.5)}get isRinging(){return this.#e!==null}#n(e){this.#e=setTimeout(()=>{this.#t+=1,this.#s(523.25,0,1),this.#s(659.25,.22,.9),this.#n(this.#t<6?5e3:11e3)},e)}#o(){this.#e!==null&&clearTimeout(this.#e),this.#e=null,this.#t=0}#s(e,t,s){let o=this.ear.now();if(!o||o.state!=="running")return;let i=o.currentTime+t,r=o.createGain();r.gain.setValueAtTime(0,i),r.gain.linearRampToValueAtTime(.22*this.ear.volume()*s,i+.03),r.gain.exponentialRampToValueAtTime(1e-4,i+1.1);let a=new OscillatorNode(o,{type:"sine",frequency:e});a.connect(r).connect(o.destination),a.start(i),a.stop(i+1.2)}};var Ke=class{facts=null;constructor(e,t,s=(o,i)=>setTimeout(o,i)){this.call=e,this.changed=t,this.later=s}async keepFresh(){let e=await this.refresh();this.later(()=>{this.keepFresh()},e?18e5:15e3)}async refresh(){let e=await this.call("/acting.json");return e.ok&&(this.facts=e.body),e.ok&&this.changed(),e.ok}of(e){var s;let t=((s=this.facts)==null?void 0:s.projects)??[];return(e?t.find(o=>o.project===e):t[0])??null}ready(e,t){return(e==null?void 0:e.ready[t])??(e==null?void 0:e.ready[t.split("-")[0]])??(e==null?void 0:e.ready.en)??[]}};function An(n){return{call:(e,t)=>Fo(n,e,t),open:Ae,leads:Po,unlock:jo,sealing:()=>import("./parts/record_seal-5ADR52LX.js"),later:(e,t)=>setTimeout(e,t)}}async function Fo(n,e,t){try{let o=t?{method:"POST",headers:{"Content-Type":"application/json","X-Chatd-Csrf":n},body:JSON.stringify(t)}:{},i=await fetch(e,{...o,credentials:"same-origin",cache:"no-store"}),r=await i.json().catch(()=>({}));return i.ok?{ok:!0,body:r}:{ok:!1,status:i.status,code:r.code??"trouble"}}catch{return{ok:!1,status:0,code:"unreachable"}}}async function jo(n){try{let e=await $n();if(!e)return"unreachable";let{derive:t,fromBase64Url:s}=await import("./parts/passphrase-XLSYRXXO.js"),{keyring:o}=await t(n,s(e.salt),e);return await wn(o)==="open"?"open":"wrong_passphrase"}catch{return"unreachable"}}async function Po({ring:n,facts:e},t){let s=e.projects.find(a=>a.project===t);if(!s)return{ok:!1,why:"not a project of mine"};let{checkList:o}=await import("./parts/trusting-DEPLHIHZ.js"),i=s.coordinators.map(({certificate:a})=>a),r=await o(n,t,s.lists,i,Math.floor(Date.now()/1e3),s.revoked);return r.ok?(r.stored&&await Le(n).catch(()=>{}),{ok:!0,list:r}):r}var Ln=(n,e)=>async(t,s)=>{var c;await e.refresh();let o=((c=e.of(s))==null?void 0:c.takes_slips)??[],i=await n.leads(t,s),r=i.ok?i.list.leads:[],a=o.filter(f=>r.some(p=>Ko(p,f))),u=await Ho(t,s,o.filter(f=>!a.includes(f))),d=[...a,...u].filter(({person:f})=>f!==t.facts.person);return d.length===0&&!o.some(({person:f})=>f===t.facts.person)?[]:[...d.map(({person:f,sealing:p})=>({person:f,sealing:p})),{person:t.facts.person,sealing:t.ring.publics.sealing}]};async function Ho({ring:n,facts:e},t,s){let[{isGoodCert:o,revokedKeys:i},{keyNumber:r}]=await Promise.all([import("./parts/trusting-DEPLHIHZ.js"),import("./parts/keyring-VLKFDIJ6.js")]),a=e.projects.find(m=>m.project===t),u=n.roots[t];if(!a||!u)return[];let d=a.coordinators.map(({certificate:m})=>m),c=await i(n,t,a.revoked,d),f=Math.floor(Date.now()/1e3),p=await Promise.all(d.map(async m=>!c.keys.has(m.key)&&await o("coordinator",t,m,u,f))),h=d.filter((m,y)=>p[y]);return s.filter(m=>h.some(({key:y,holder:_})=>y===m.signing&&_===r({signing:m.signing,sealing:m.sealing})))}var Ko=(n,e)=>n.person===e.person&&n.signing===e.signing&&n.sealing===e.sealing;var De=Object.freeze({take:"Alt+T",reply:"Alt+L",confer:"Alt+P",answers:"Alt+A",next:"Alt+J",previous:"Alt+K",take_over:"Alt+O",close:"Alt+E",keep:"Alt+Y",handover:"Alt+H",danger:"Alt+S",concern:"Alt+N",slip:"Alt+C",heavy:"Alt+G",break:"Alt+B",sound:"Alt+M",keys:"?"}),we=Object.keys(De),Do=new Set(["Alt","AltGraph","Control","Shift","Meta","CapsLock","Dead","Process","Unidentified","Tab","Escape","Enter"]);function Ft(n){let e=Go(n);return Do.has(e)?null:[...[n.ctrlKey&&"Ctrl",n.altKey&&"Alt",n.metaKey&&"Meta",n.shiftKey&&e.length>1&&"Shift"].filter(Boolean),e].join("+")}function Go(n){return n.altKey&&!/^[a-z0-9]$/i.test(n.key)&&/^Key[A-Z]$/.test(n.code??"")?(n.code??"").slice(3):n.key.length===1?n.key.toUpperCase():n.key}function Yo(n){return!/^(Ctrl|Alt|Meta)\+/.test(n)&&!/^(Shift\+)?F\d+$/.test(n)}function Rn(n,e,t){let s=Ft(e);return s===null||t&&Yo(s)?null:we.find(o=>n[o]===s)??null}function Wn(n,e,t){let s=we.map(o=>[o,o!==e&&n[o]===t?"":n[o]]);return{...Object.fromEntries(s),[e]:t}}function Fn(n){let e=n!==null&&typeof n=="object"?n:{},t=we.map(s=>[s,typeof e[s]=="string"?e[s]:De[s]]);return Object.fromEntries(t)}var Hn=/\[([^\[\]\n]+)\]\(((?:https:\/\/|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)/gu,qo=/\[([^\[\]\n]+)\]/gu,Kn=/\{([a-z_]+)\}/gu,Bo=new RegExp("\\*\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*\\*","gu"),Uo=["worker","project","next_opening","clinic_name","clinic_phone","clinic_hours","part"],Vo=8e3;function Ge(n){let e=n.replace(Hn,o=>" ".repeat(o.length)),t=[...e.matchAll(qo)].map(o=>jn(o)),s=[...e.matchAll(Kn)].filter(o=>Uo.includes(o[1])).map(o=>jn(o));return[...t,...s].sort((o,i)=>o.start-i.start)}function jn(n){let e=n.index??0;return{words:n[0],start:e,end:e+n[0].length}}function Zo(n,e){return n.replace(Kn,(t,s)=>e[s]||t)}function ue(n,e={}){return Zo(n.trim().split(/\n\s*\n/).map(Jo).join(`

`),e)}function Jo(n){return n.startsWith("- ")?n.split(/(?:^|\n)- /).slice(1).map(t=>`• ${Pn(t.split(/\s+/).join(" ").trim())}`).join(`
`):Pn(n.split(`
`).map(t=>t.trim()).join(" "))}function Pn(n){return n.replace(Bo,"$1").replace(Hn,(e,t,s)=>zo(t,s))}function zo(n,e){return!e.startsWith("https://")||n===e||n===e.slice(8)?n:`${n} (${e})`}function Dn(n,e){return e.split(new RegExp("\\n+|(?<=[.!?])\\s+")).some(t=>t.length>11&&n.includes(t))||e.length<12&&n.includes(e)}function Gn(n){return new TextEncoder().encode(JSON.stringify(n)).length>Vo}var Qo=new Intl.Collator,Xo=60,ei=40,ti=25,ni=6,si=.6,oi=55,ii=8;function Bn(n){let e=new Map(n.filter(t=>!t.translation_of).map(t=>[ui(t),t]));return n.map(t=>{let s=t.translation_of?e.get(t.translation_of):void 0,o=[t.topic,...t.tags??[],(s==null?void 0:s.title)??"",...(s==null?void 0:s.tags)??[]];return{answer:t,shortcut:Et(t.shortcut),title:Re(`${t.title} ${t.shortcut}`),aside:Re(o.join(" ")),body:Et(t.body)}})}function Ye(n,e,{visitor:t="",worker:s=[],project:o="",most:i=40}={}){let r=Re(e),a=n.filter(({answer:c})=>!c.project||c.project===o),u=Yn(a,r,t,s,!1),d=u.length>0?u:Yn(a,r,t,s,!0);return d.sort((c,f)=>f.score-c.score||Qo.compare(c.answer.title,f.answer.title)),d.slice(0,i).map(c=>c.answer)}function Yn(n,e,t,s,o){let i=e.join("-"),r=e.map(u=>li(u,o)),a=[];for(let u of n){let d=ri(u,i,r);d>0&&a.push({answer:u.answer,score:d+ci(u.answer.language,t,s)})}return a}function ri(n,e,t){if(t.length===0)return 1;let s=n.shortcut===e?100:0;for(let o of t){let i=ai(n,o);if(i===0)return 0;s+=i}return s/t.length}function ai(n,{typed:e,fits:t}){return n.shortcut.startsWith(e)?Xo:Math.max(qn(n.title,t)*ei,qn(n.aside,t)*ti)||(e.length>2&&n.body.includes(e)?ni:0)}function qn(n,e){let t=0;for(let s of n)t=Math.max(t,e(s));return t}function li(n,e){let t=e?vn(n):0,s=n.length>1&&!/^[a-z0-9]+$/.test(n),o=new Map,i=a=>a.startsWith(n)||s&&a.includes(n)?1:t>0&&xn(n,a,t)?si:0;return{typed:n,fits:a=>{let u=o.get(a);if(u!==void 0)return u;let d=i(a);return o.set(a,d),d}}}function ci(n,e,t){return $e(n,e)?oi:t.some(s=>$e(n,s))?ii:0}function $e(n,e){return n.split("-")[0].toLowerCase()===e.split("-")[0].toLowerCase()}function ui(n){return n.id.split("/").at(-1)??n.id}function Un(n,e){let t=Math.floor((e.getTime()-Date.parse(n))/6e4);return Number.isFinite(t)?Math.max(0,t):0}function he(n,e){let t=new Date(n);return Number.isNaN(t.getTime())?"":new Intl.DateTimeFormat(e,{hour:"2-digit",minute:"2-digit",hourCycle:"h23"}).format(t)}function qe(n,e,t){let s=new Date(n??"");return Number.isNaN(s.getTime())?"":new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:"long",day:"numeric",month:"long",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short",timeZone:t}).format(s)}function W(n,e){try{return new Intl.DisplayNames([e],{type:"language"}).of(n)??n}catch{return n}}function Be(n){return`${n.toISOString().slice(0,16)}:00Z`}function jt(n,e,t){let s=new Date(n);if(Number.isNaN(s.getTime()))return"";let o=s.toDateString()===t.toDateString();return new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:o?void 0:"short",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short"}).format(s)}var hi=/(?:^|\s)([/#])((?:[^\s/#][^\n/#]{0,39})?)$/u;function Pt(n,e){let t=hi.exec(n.slice(0,e));return!t||t[2].trim().split(/\s+/).length>3?null:{start:e-t[2].length-1,end:e,typed:t[2]}}function Vn(n,e,t){let s=n.slice(0,e.start),o=n.slice(e.end),i=o===""||/^\s/.test(o)?"":" ";return{text:s+t+i+o,cursor:s.length+t.length}}async function Zn(n){try{return{state:"ready",index:Bn(await n())}}catch{return{state:"failed",index:[]}}}function Jn(n,{worker:e,project:t,opening:s}){return ue(n.body,{worker:e,project:t,next_opening:qe(s,n.language)})}function zn(n,e,t){let{text:s,cursor:o}=Vn(n,e,t),i=Ge(s).find(r=>r.start>=e.start&&r.end<=o);return i?{text:s,start:i.start,end:i.end}:{text:s,start:o,end:o}}function Qn(n,e){return!!(n.review_by&&n.review_by<e)}function Ue(n){return!!n.translation_of&&!n.reviewed}var di=14;function Xn(n,e,t){let s=new Date(Date.parse(e)-di*864e5).toISOString().slice(0,10);return n.filter(({changed:o,language:i})=>o&&o>=s&&o<=e&&t.includes(i)).sort((o,i)=>String(i.changed).localeCompare(String(o.changed))||o.title.localeCompare(i.title))}var fi=16*3600,pi=16,mi=3600,gi=5e3,_i=6e4,Ve=class{#e;#t=null;#n=0;#o=null;#s={of:"",at:0,chains:[]};constructor(e){this.#e=e}async chainsFor({name:e,shiftKey:t}){let s=`${t} ${e}`;if(this.#s.of===s&&this.#s.chains.length>0&&this.#l()-this.#s.at<mi)return this.#s.chains;let o=await this.#i(e,t);return this.#s={of:s,at:this.#l(),chains:o},o}async#i(e,t){var s;try{let o=await ts(this.#r(!0)),i=(s=o==null?void 0:o.facts.projects.find(({project:a})=>a===this.#e.home))==null?void 0:s.name;return!o||!i?[]:(await Promise.all(o.facts.projects.map(a=>this.#a(o,a,{name:e,charity:i,shiftKey:t})))).filter(a=>a!==null).slice(0,pi)}catch{return[]}}async check(e,t,{pinned:s=!1}={}){let o=await ts(this.#r(!1)).catch(()=>null)??this.#o;if(!o||o.ring.roots[e]===void 0)return"unknown";if(!t.certificate)return s?"failed":"missing";let{name:i,charity:r,key:a,certificate:u}=t;return(await kn(o.ring,e,{name:i,charity:r,key:a},u,this.#l())).ok?"good":"failed"}async#a({ring:e},{project:t,my:s,coordinators:o},i){var d;let r=e.roots[t],a=this.#l(),u=s.filter(({purpose:c,certificate:f})=>c==="operator"&&f.key===e.publics.signing&&f.holder===gn(e.publics));for(let{certificate:c,signed_by:f}of u.sort((p,h)=>h.certificate.not_after-p.certificate.not_after)){let p=(d=o.find(({certificate:_})=>_.key===f))==null?void 0:d.certificate;if(!r||!p||!await It("coordinator",t,p,r,a)||!await It("operator",t,c,p.key,a))continue;let h=Math.min(a+fi,c.not_after,p.not_after),[{project:m,...y}]=await _n(e,{...i,projects:[t],from:a,until:h});return{coordinator:es(p),operator:es(c),shift:{project:t,...y}}}return null}#r(e){let t=this.#e.now().getTime();return this.#t&&!e&&t-this.#n<_i?this.#t:(this.#n=t,this.#t=this.#e.ring().then(s=>s&&this.#u(s)),this.#t)}async#u(e){let t=({coordinators:o})=>o.map(({certificate:i})=>i),s=!1;for(let o of e.facts.projects)s=(await yn(e.ring,o.project,o.revoked,t(o))).stored||s;return s&&await this.#e.keep(e.ring).catch(()=>{}),this.#o=e,e}#l(){return Math.floor(this.#e.now().getTime()/1e3)}},es=({holder:n,key:e,not_before:t,not_after:s,signature:o})=>({holder:n,key:e,not_before:t,not_after:s,signature:o});function ts(n){return Promise.race([n,new Promise(e=>setTimeout(()=>e(null),gi))])}var ns="desk-settings";function ss(n){let e=ki(n);return{keys:Fn(e.keys),sound:e.sound!==!1,volume:typeof e.volume=="number"?Math.min(1,Math.max(0,e.volume)):.6,typing:e.typing!==!1,notices:e.notices===!0}}function os(n,e){try{n==null||n.setItem(ns,JSON.stringify(e))}catch{}}function ki(n){try{let e=JSON.parse((n==null?void 0:n.getItem(ns))??"{}");return e!==null&&typeof e=="object"?e:{}}catch{return{}}}function is(n,e){let t=new Intl.PluralRules(e);return(s,o={})=>{let i=n[s]??s;return(typeof i=="string"?i:yi(i,t.select(Number(o.count??0)))).replace(/\{(\w+)\}/g,(a,u)=>u in o?String(o[u]):a)}}function yi(n,e){return n[e]??n.other}function rs(n,e,t){return e>0?`(${e}) ${n}`:t?`• ${n}`:n}var Ze=class{#e="";#t="";for(e){let t=JSON.stringify(e);return(t!==this.#t||!this.#e)&&([this.#e,this.#t]=[Ht(),t]),this.#e}},Ht=()=>[...crypto.getRandomValues(new Uint8Array(16))].map(n=>n.toString(16).padStart(2,"0")).join("");var Je=["facts","decision","action","told"],as=1800,ze=class{draft=null;fault=null;isGoing=!1;wasWritten=!1;readers=null;#e=new Ze;constructor(e,t){this.talk=e,this.world=t}begin(){return this.draft??={facts:"",decision:"",action:"",told:""},this.readers=null,this.draft}get isEmpty(){return!this.draft||Je.every(e=>{var t;return((t=this.draft)==null?void 0:t[e].trim())===""})}async send(e){if(this.isGoing||!this.draft)return;if(this.isEmpty)return this.#t("empty");this.isGoing=!0,this.fault=null,this.talk.world.changed();let t=await this.#n(this.draft).catch(()=>"cannot_seal");if(this.isGoing=!1,typeof t=="string")return this.#t(t);this.draft=null,this.wasWritten=!0,this.readers=t.map(e),this.talk.world.changed()}drop(){this.draft=this.fault=this.readers=null}#t(e){this.fault=e,this.talk.world.changed()}async#n(e){if(!this.world)return"cannot_seal";let t=await this.world.open();if(!t)return"locked";let{project:s,workers:o}=this.talk.room,i=await this.world.leads(t,s);if(!i.ok)return i.why==="there is no list"?"no_leads":"cannot_check";let{leads:r,number:a}=i.list;if(r.length===0)return"no_leads";let d={...Object.fromEntries(Je.map(m=>[m,e[m].trim()])),by:o.filter(({role:m})=>m!=="supervisor").map(({name:m})=>m)},c=this.#e.for({written:d,number:a}),{sealCopies:f}=await import("./parts/copies-MZ56OUDS.js"),p=await f("note",s,c,r,{v:1,...d,at:this.talk.world.now().toISOString()}),h=await this.world.call("/concern-notes",{id:c,project:s,conversation:this.talk.id,list_number:a,copies:p});return h.ok||h.code==="already_there"?r.map(({person:m})=>m):Kt(h)}};function Kt({status:n,code:e}){return e==="unreachable"||n===0?"unreachable":e==="nothing_can_be_kept"?"no_leads":e==="list_is_old"?"cannot_check":n===404?"too_late":e==="sign_in_again"||e==="stale"?"sign_in_again":"trouble"}var cs=2*1024*1024,wi=12e3,$i=1.52,bi=2100,vi=["moment","covered","back"],xi=new Map([["asked","The visitor was asked whether something may be passed on."],["yes","The visitor said: yes, pass this on."],["no","The visitor said: no, do not."],["stored","The visitor was told that it was passed on."],["not_stored","The visitor was told that it was not passed on."],["withdrawn","The question was taken back."]]),us=n=>n.filter(({kind:e,seq:t})=>t!==null&&e!=="handover");function hs({kind:n,seq:e,slot:t,counter:s}){return n==="sealed"?`sealed ${e}`:s===void 0||n==="gap"?`${n} ${e}`:`said ${t} ${s}`}function ds(n,e){let t=n.slot??0,o={by:t===0?"visitor":"worker",slot:t,name:t===0?"":e(t),at:n.at??null};if(n.kind==="text")return{...o,kind:"text",text:n.text??""};if(n.kind==="signal"&&vi.includes(n.signal??""))return{...o,kind:"signal",text:n.signal??""};if(n.kind==="gap")return{...o,kind:"gap",text:""};if(n.kind==="roster")return Dt(Ti(n,e));if(n.kind==="kept")return{...Dt("A notice to the visitor: this chat is being kept."),slot:t,name:e(t),at:n.at??null};if(n.kind==="slip")return{...o,kind:"roster",text:xi.get(n.signal??"")??""};let i=n.kind==="sealed"?"It was said before this page came in.":"";return{...o,kind:"unreadable",text:i}}var tt=(n,e=0)=>Math.max(0,Math.floor((n-wi-e)/$i)-bi),be=n=>n.reduce((e,{box:t})=>e+t.length,0);function fs(n,e){let t=n.length;for(;t>0&&et(n[t-1])<=e;)e-=et(n[--t]);return t===0?n:[gs(t),...n.slice(t)]}function ps(n,e){let t=0,s=0;for(;s<n.length&&t+et(n[s])<=e;)t+=et(n[s++]);let o=s<n.length;return{lines:o?[...n.slice(0,s),gs()]:n,isFull:o}}var nt=(n,e)=>n.map((t,s)=>({n:e+1+s,...t}));function Qe(n,e){let t=Si(n);return e.map(s=>{let o=t.get(Xe(s))??0;return o>0&&t.set(Xe(s),o-1),o>0})}function ms(n,e){let[t,s]=[n.filter(ls),e.filter(ls)],o=Qe(t,s),i=Qe(s,t).filter(d=>!d).length,r=o.lastIndexOf(!0),a=e.filter(({kind:d})=>d==="unreadable").length,u=Math.min(i,a);return{added:i-u,left_out:o.slice(0,r+1).filter(d=>!d).length,before_me:u}}var ls=({kind:n})=>n==="text"||n==="signal",Xe=({slot:n,kind:e,at:t,text:s})=>JSON.stringify([n,e,t,s]);function Si(n){let e=new Map;for(let t of n)e.set(Xe(t),(e.get(Xe(t))??0)+1);return e}var et=n=>X(JSON.stringify(n)).length+16,gs=n=>({...Dt(n?`Lines left out before the next: ${n}.`:""),kind:"cut"}),Dt=n=>({by:"worker",slot:0,name:"",at:null,kind:"roster",text:n});function Ti({came:n=[],went:e=[]},t){let s=new Intl.ListFormat("en"),[o,i]=[s.format(n.map(t)),s.format(e.map(t))];return o&&o===i?`${o}: the page was loaded again.`:[o&&`${o} came in.`,i&&`${i} went out.`].filter(Boolean).join(" ")}var _s=5e3,Ni=8e3,Ci=12,ve=class{flag=null;checked=null;isUnreadable=!1;trouble=null;isAnswering=!1;#e=null;#t=null;#n=null;#o=new Set;#s=[];#i=0;#a=!1;#r=!1;#u=!1;#l=!1;#d=!1;#c=null;#f=new Set;constructor(e,t){this.flags=e,this.record=t}begin(e,t,s,o){this.#e=e.key,this.#n=e,this.#t=t,this.#o=new Set(s),this.#i=o}take(e){this.flag=e,!this.#e&&e.box&&this.#m(e.box),this.#e&&this.#k(e),this.#h()}async#m(e){if(!this.#u){this.#u=!0;try{let{openShared:t}=await this.flags.world.sealing(),s=await this.#v(),{shiftKey:o}=this.flags.talk.world;if(!s||!o)return;let{project:i,record:r,commitment:a}=s.header;if(r!==this.record||i!==this.flags.talk.room.project)throw new RangeError("not this record");this.#e=await t(e.box,{raiserKey:e.key,shiftKey:o,project:i,record:r,commitment:a}),this.#t=s.header;let{lines:u}=await this.#S(s.chunks);this.checked=this.flags.compare(u)}catch{this.isUnreadable=!0}finally{this.#u=!1,this.flags.talk.world.changed(),this.flag&&this.take(this.flag)}}}async confirm(){await this.#_(async()=>{let e=await this.flags.trusted();if(typeof e=="string")return e;if(!this.#e||!this.#t)return"cannot_seal";let{confirm:t}=await this.flags.world.sealing(),{wraps:s,signed:o}=await t(this.#e,this.#t,e.list,e.open.ring);return this.#p("confirm",{conversation:this.flags.talk.id,wraps:s,signature:o.signature})})}async sayNo(){await this.#_(()=>this.#p("no",{conversation:this.flags.talk.id}))}async#_(e){this.isAnswering||(this.isAnswering=!0,this.trouble=null,this.flags.talk.world.changed(),this.trouble=await e().catch(()=>"cannot_seal"),this.isAnswering=!1,this.flags.talk.world.changed())}async#p(e,t){let s=await this.flags.world.call(`/records/${this.record}/${e}`,t);return s.ok?null:s.code}async#k(e){for(let{slot:t,key:s}of e.lacks){if(this.#f.has(t)||!this.#e)continue;this.#f.add(t);let o=await this.flags.boxFor(this.#e,s).catch(()=>null);(!o||await this.#p("share",{conversation:this.flags.talk.id,slot:t,box:o}))&&this.#f.delete(t)}}#h(){this.#d||this.#c||!this.#e||(this.#d=!0,this.flags.world.later(async()=>{var e;this.#d=!1,!this.#c&&((e=this.flag)!=null&&e.writes&&await this.#g(this.flags.lines()),this.#h())},_s))}async#g(e){if(this.#l)return!1;this.#l=!0;try{return!this.#n&&!await this.#b(e)?!1:(this.#w(e),await this.#$())}catch{return!1}finally{this.#l=!1}}async#b(e){let{RecordSeal:t,chunkHash:s}=await this.flags.world.sealing(),o=await this.#v();if(!o||o.is_closed||!this.#e)return!1;let{lines:i,isClosed:r}=await this.#S(o.chunks);if(this.#r=r,r)return!1;let a=o.chunks.at(-1),u=a?s(a):o.header.head;this.#n=t.goingOn(this.#e,{chunks:o.chunks.length,head:u,lines:i.length}),this.#s=[],this.#i=be(o.chunks);let d=Qe(i,e.map(({line:c})=>c));return this.#o=new Set(e.filter((c,f)=>d[f]).map(({mark:c})=>c)),!0}#w(e){let t=e.filter(({mark:r})=>!this.#o.has(r));if(t.length===0||this.#a||!this.#n)return;let{lines:s,isFull:o}=ps(t.map(({line:r})=>r),tt(this.flags.cap,this.#i)),i=this.#n.append(nt(s,this.#n.count));this.#s.push(...i);for(let{mark:r}of t)this.#o.add(r);this.#a=o,this.#i+=be(i)}async#$(){for(;this.#s.length>0;){let e=await this.flags.world.call(`/records/${this.record}/chunks`,this.#s[0]);if(!e.ok&&e.status!==0&&e.status<500&&(this.#n=null),!e.ok)return!1;this.#s.shift()}return!0}end(e){var t;this.#c||!this.#e||(this.#c=e,this.flags.world.later(()=>this.#y(Ci),(t=this.flag)!=null&&t.writes?0:Ni))}async#y(e){if(!(this.#c===null||await this.#T(this.#c))&&e>1)return void this.flags.world.later(()=>this.#y(e-1),_s);this.#e=this.#n=null,this.#s=[],this.#c&&(this.#c.lines=[])}async#T({isOver:e,lines:t}){var s;if(!((s=this.flag)!=null&&s.writes)){if(!e||await this.#x())return!0;this.#n=null}return await this.#g(t)?!e||this.#N():this.#x()}async#x(){var e;return this.#r||((e=await this.#v())==null?void 0:e.is_closed)===!0}async#N(){var a;let e=(a=this.#n)==null?void 0:a.end();if(e&&this.#s.push(e),!await this.#$()||!this.#n)return!1;let t=await this.flags.world.open();if(!t)return!0;let{chunks:s,head:o,lines:i,signature:r}=await this.#n.close(t.ring);return await this.#p("close",{chunks:s,head:o,lines:i,signature:r})===null}async#v(){let e=await this.flags.world.call(`/records/${this.record}/so-far.json`);return e.ok?e.body:null}async#S(e){let{readRecord:t}=await this.flags.world.sealing();if(!this.#e||!this.#t)throw new RangeError("no key");let s=await t(this.#e,this.#t,e);if(s.trouble)throw new RangeError(s.trouble);return s}};var st=class{#e=new Map;#t=null;#n=!1;grounds=null;constructor(e,t){this.talk=e,this.world=t}get list(){return[...this.#e.values()].filter(({flag:e})=>e!==null)}get any(){return this.list.length>0}isKept(e){return this.list.some(({flag:t})=>t&&(t.mine&&t.ground===e.id?!0:!e.is_quiet&&!this.#o(t)))}#o(e){var t;return((t=this.groundOf(e.ground))==null?void 0:t.is_quiet)===!0}groundOf(e){return this.grounds===null||this.grounds==="failed"?null:this.grounds.grounds.find(t=>t.id===e)??null}get cap(){return this.grounds===null||this.grounds==="failed"?cs:this.grounds.cap}async learn(){if(this.grounds!==null&&this.grounds!=="failed")return;let e=await this.world.call(`/records/grounds.json?conversation=${encodeURIComponent(this.talk.id)}`);this.grounds=e.ok?e.body:"failed",this.talk.world.changed()}takeRoom(e){for(let t of e.flags??[]){let s=this.#e.get(t.record)??new ve(this,t.record);this.#e.set(t.record,s),s.take(t)}this.any&&this.learn()}async raise(e){if(this.#n)return"busy";this.#n=!0;try{return await this.#s(e)}catch{return"cannot_seal"}finally{this.#n=!1,this.talk.world.changed()}}lines(){return us(this.talk.log.room.lines).map(e=>({mark:hs(e),line:ds(e,t=>this.talk.nameOf(t))}))}end({isOver:e}){this.#t=null;for(let t of this.#e.values())t.end({isOver:e,lines:this.lines()})}async trusted(){let e=await this.world.open();if(!e)return"locked";let t=await this.world.leads(e,this.talk.room.project);return t.ok?{open:e,list:t.list}:"cannot_check"}async#s(e){var o;let t=((o=this.#t)==null?void 0:o.ground)===e.id?this.#t:await this.#i(e);if(typeof t=="string")return t;let s=await this.world.call("/records/raise",t.body);if(this.#t=!s.ok&&(s.status===0||s.status>=500)?t:null,!s.ok)return s.code;this.#e.set(t.kept.record,t.kept);for(let i of this.talk.room.flags??[])i.record===t.kept.record&&t.kept.take(i);return e.told&&await this.#r(e,e.told),"kept"}async#i(e){let t=await this.trusted();if(typeof t=="string")return t;let{room:s}=this.talk,{RecordSeal:o,newRecordId:i}=await this.world.sealing(),r=this.lines(),a=nt(fs(r.map(({line:_})=>_),tt(this.cap)),0),u=i(),d=await o.begin({project:s.project,record:u,ground:e.id,language:s.language,list:t.list,told:e.told!==null,lines:a,raisedAt:Math.floor(this.talk.world.now().getTime()/1e3)}),{header:c,chunks:f,wraps:p,signed:h}=await d.raise(t.open.ring),m=e.is_quiet?[]:await this.#a(d.key),y=new ve(this,u);return y.begin(d,c,r.map(({mark:_})=>_),be(f)),{ground:e.id,kept:y,body:{conversation:this.talk.id,header:c,chunks:f,wraps:p,signature:h.signature,for_others:m}}}async#a(e){let t=this.talk.room.workers.filter(({me:s,role:o,confers_only:i})=>!s&&o!=="supervisor"&&!i);return Promise.all(t.map(async({slot:s,key:o})=>({slot:s,box:await this.boxFor(e,o)})))}boxFor(e,t){let{shiftKey:s}=this.talk.world;if(!s)throw new RangeError("no shift key");return e.boxFor(t,s)}async#r(e,t){let s=`${this.talk.world.now().toISOString().slice(0,16)}:00Z`,o=this.grounds===null||this.grounds==="failed"?7:this.grounds.provisional_days;await this.talk.post("room",{kind:"kept",ground:e.id,text:t,first:o,days:e.hard_max_days,at:s},{kind:"kept",text:t,at:s})}compare(e){return ms(e,this.lines().map(({line:t})=>t))}};var xe=["asked","said","next","language"],ot=class{card=null;isNew=!1;draft=null;#e=new Set;constructor(e){this.talk=e}begin(e){return this.draft??={asked:"",said:"",next:"",language:e,...this.card},this.draft}get isEmpty(){return!this.draft||xe.slice(0,3).every(e=>{var t;return((t=this.draft)==null?void 0:t[e].trim())===""})}heard({asked:e,said:t,next:s,language:o,by:i,at:r}){let a={asked:e,said:t,next:s,language:o,by:i,at:r},u=this.card!==null&&JSON.stringify(this.card)===JSON.stringify(a);return this.#e=new Set(this.talk.room.workers.map(({slot:d})=>d)),u?!1:(this.card=a,this.isNew=!0,!0)}async send(){let{draft:e,talk:t}=this;if(!e)return!1;if(t.held.confer=t.obstacle("confer"),t.held.confer)return t.world.changed(),!1;let s=t.room.workers.find(a=>a.me),i={...Object.fromEntries(xe.map(a=>[a,e[a].trim()])),by:(s==null?void 0:s.name)??"",at:Be(t.world.now())},r=await this.#t(i);return r&&(this.draft=null),r}async keepShared(e){let t=e.map(({slot:o})=>o);if(!this.card||this.talk.ended||t.every(o=>this.#e.has(o)))return;let s=this.talk.room.workers.filter(({slot:o,here:i})=>i&&this.#e.has(o)).map(({slot:o})=>o);Math.min(...s)===this.talk.room.my_slot&&await this.#t(this.card)}wipe(){this.card=this.draft=null,this.isNew=!1,this.#e.clear()}async#t(e){return await this.talk.post("confer",{kind:"handover",...e},{kind:"handover",text:e.by,at:e.at})?(this.card=e,this.isNew=!1,this.#e=new Set(this.talk.room.workers.map(({slot:s})=>s)),!0):!1}};var Se=class{#e=new Map;constructor(e){this.log=e}add(e){this.log.has(e.seq)||this.#e.set(e.seq,e)}next(){for(let t of this.#e.keys())this.log.has(t)&&this.#e.delete(t);let e=this.#e.get(this.log.held+1);return this.#e.delete(this.log.held+1),e}get hasHole(){return this.#e.size>0}};var it=class{#e=[];constructor(e){this.talk=e}async take(e,t){let s=this.talk.log[e];if(!(s.has(t.seq)||this.talk.ended)){if(s.note(t.seq),t.type==="epoch")return this.#t(t);if(t.type==="history")return this.#o(t);if(t.type==="confer_key")return this.#i(t);this.#a(e,t)}}async#t(e){let t=await this.talk.seal.acceptEpoch(e);this.talk.learnNames(e.roster),t.kind==="refused"&&(this.talk.refusedKey=!0,this.talk.log.room.put({kind:"unreadable",seq:e.seq})),t.kind==="epoch"&&(this.talk.refusedKey=!1,this.#n(e),await this.talk.keys.roomKeyCame(e.roster))}#n(e){let t=e.roster.map(i=>i.slot),s=t.filter(i=>!this.#e.includes(i)),o=this.#e.filter(i=>!t.includes(i));this.#e=t,this.talk.log.room.put({kind:"roster",seq:e.seq,came:s,went:o})}async#o(e){let t=await this.talk.seal.acceptHistory(e);if(t.kind==="refused"&&this.talk.log.room.put({kind:"unreadable",seq:e.seq}),t.kind==="history")for(let s of t.earlier)this.#s(s)}#s(e){let t=this.talk.log.room,s=t.lines.find(i=>i.kind==="sealed"&&i.slot===e.slot&&i.counter===e.counter);if(!s||s.seq===null)return;let o=this.#r("room",s.seq,e);o&&o.kind!=="sealed"&&t.change(s,o)}async#i(e){(await this.talk.seal.acceptConferKey(e,this.talk.room.workers)).kind==="refused"||this.talk.whoIsWho.hasFailed?this.talk.log.confer.put({kind:"unreadable",seq:e.seq}):this.talk.keys.conferKeyCame(e.roster)}#a(e,t){var i,r;let s=this.talk.log[e];if(t.slot===this.talk.room.my_slot)return s.sent(t.slot,t.counter,t.seq);let o=this.#r(e,t.seq,this.talk.seal.open(t,e));o&&(s.put(o),this.talk.typing.delete(t.slot),e==="room"&&this.#l(o),(r=(i=this.talk.world).arrived)==null||r.call(i,this.talk))}#r(e,t,s){let{kind:o,slot:i,counter:r}=s;return s.gap>0&&this.talk.log[e].put({kind:"gap",seq:t,slot:i}),o==="own"||o==="replay"?null:o==="sealed_before"?{kind:"sealed",seq:t,slot:i,counter:r}:o==="text"?{kind:o,seq:t,slot:i,counter:r,text:s.text,at:s.at,mine:this.talk.isMe(i)}:o==="signal"?{kind:o,seq:t,slot:i,counter:r,signal:s.signal}:o==="kept"?{kind:o,seq:t,slot:i,counter:r,text:s.text,at:s.at,mine:this.talk.isMe(i)}:s.sheet?this.#u(t,s):o==="handover"?this.talk.handover.heard(s)?{kind:o,seq:t,slot:i,counter:r,text:s.by}:null:{kind:o==="refused"?"unreadable":"too_old",seq:t,slot:i,counter:r}}#u(e,{kind:t,sheet:s,slot:o,counter:i}){let r=this.talk.slip.heard(t,s,o);return r?{kind:"slip",seq:e,slot:o,counter:i,signal:r,mine:this.talk.isMe(o)}:{kind:"unreadable",seq:e,slot:o,counter:i}}#l(e){e.kind==="signal"?this.talk.signal=e.signal==="moment"||e.signal==="covered"?e.signal:null:e.slot===0&&(this.talk.signal=null)}};var at=class{#e="";#t="";#n=!1;constructor(e){this.talk=e}fits(e){return e==="room"?this.#e===rt(this.talk.inTheChat):this.#t===rt(this.talk.room.workers)}async roomKeyCame(e){this.#e=rt(e),this.talk.sayWhatWasHeld(),await this.tellHeld()}conferKeyCame(e){this.#t=rt(e),this.talk.sayWhatWasHeld(),this.talk.handover.keepShared(e)}async tellHeld(){let e=this.talk.seal.epoch;e>0&&!this.talk.ended&&await this.talk.world.ask("key_held",{conversation:this.talk.id,epoch:e})}async keepConferKey(){let{isFirst:e,room:t,ended:s}=this.talk;if(!(!e||t.workers.length<2||this.fits("confer")||this.#n||s||this.talk.whoIsWho.hasFailed)){this.#n=!0;try{await this.#o(t.workers)}finally{this.#n=!1}}}async#o(e){let{seal:t,world:s,log:o,room:i}=this.talk,r=await t.makeConferKey(e,i.confer),a=await s.ask("confer_key",r);a.ok&&(t.adoptConfer(r.number),a.seq&&o.confer.note(a.seq),this.conferKeyCame(e))}};function rt(n){return n.map(({slot:e,key:t})=>`${e}:${t}`).sort().join(" ")}var Te=class{lines=[];held=0;#e=new Set;#t=new Map;has(e){return e<=this.held||this.#e.has(e)}note(e){for(this.#e.add(e);this.#e.delete(this.held+1);)this.held+=1}put(e){this.lines=[...this.lines,e],this.#o()}change(e,t){this.lines=this.lines.map(s=>s===e?t:s)}remove(e){this.lines=this.lines.filter(t=>t!==e)}sent(e,t,s){this.note(s),this.lines=this.lines.map(o=>Gt(o,e)&&o.counter===t&&o.seq===null?{...o,seq:s,mark:Oi(o.mark,"sent")}:o),this.#o()}delivered(e,t){this.lines=this.lines.map(s=>Gt(s,e)&&(s.counter??1/0)<=t&&s.mark?{...s,mark:"delivered"}:s)}holds(e,t){return this.lines.some(s=>Gt(s,e)&&s.counter===t&&s.kind!=="sealed")}get unread(){return this.lines.filter(e=>this.#n(e)).length}shownNow(){let e=new Map;for(let t of this.lines)this.#n(t)&&e.set(t.slot??0,Math.max(t.counter??0,e.get(t.slot??0)??0));for(let[t,s]of e)this.#t.set(t,s);return[...e]}wipe(){this.lines=[]}#n(e){return(e.kind==="text"||e.kind==="signal"||e.kind==="handover"||e.kind==="kept"||e.kind==="too_old")&&!e.mine&&(e.counter??0)>(this.#t.get(e.slot??0)??0)}#o(){this.lines=this.lines.map((e,t)=>({line:e,at:t})).sort((e,t)=>ks(e.line)-ks(t.line)||+(t.line.kind==="gap")-+(e.line.kind==="gap")||e.at-t.at).map(({line:e})=>e)}};function Gt(n,e){return n.slot===e}function ks(n){return n.seq??1/0}function Oi(n,e){return n==="delivered"?n:e}var ws=n=>new TextEncoder().encode(JSON.stringify(n)).length<=8191;function $s(n,e,t){let{id:s,days:o,yes:i,outcome:r}=e;return de(/^[0-9a-f]{32}$/.test(s)&&t===0==(n==="slip_answer"),"not a slip"),n==="slip_told"?(de(r==="stored"||r==="not_stored"||r==="withdrawn","not an outcome"),{kind:n,id:s,outcome:r}):n==="slip_answer"?(de(typeof i=="boolean","not an answer"),i?{kind:n,id:s,yes:i,...ys(e)}:{kind:n,id:s,yes:i,recipient:"",purpose:"",lines:[]}):(de(n==="slip"&&Number.isInteger(o)&&o>0&&o<15,"not a slip"),{kind:n,id:s,days:o,...ys(e)})}function ys({recipient:n,purpose:e,lines:t}){return de(Yt(n,120)&&Yt(e,300),"not for anybody"),de(Array.isArray(t)&&t.length>0&&t.length<=12&&t.every(s=>Yt(s,400)),"not lines"),{recipient:n,purpose:e,lines:[...t]}}function de(n,e){if(!n)throw new RangeError(e)}var Yt=(n,e)=>typeof n=="string"&&n.trim()!==""&&n.length<=e;var lt=class{stage=null;draft={recipient:"",purpose:"",lines:[""]};fault=null;isGoing=!1;agreed=null;asked=null;constructor(e,t,s=async()=>[]){this.talk=e,this.world=t,this.takers=s}begin(){return(this.stage==="stored"||this.stage==="no"||this.stage===null)&&this.#r("writing"),this.draft}async ask(e){let t=this.#t(e);if(this.fault=this.#n(t),this.fault||this.isGoing)return this.talk.world.changed();this.isGoing=!0;let s=await this.#i(t,"asked");this.isGoing=!1,this.fault=s?null:"not_now",s&&([this.stage,this.asked]=["asked",t]),this.talk.world.changed()}async withdraw(){let{asked:e}=this;if(e&&this.stage==="asked"&&!await this.#s(e.id,"withdrawn"))return this.#a("not_now");this.#r(null),this.talk.world.changed()}close(){this.#r(null),this.talk.world.changed()}heard(e,t,s){var o;try{let i=$s(e,t,s);return i.kind==="slip"?"asked":i.kind==="slip_told"?i.outcome:(this.stage==="asked"&&i.id===((o=this.asked)==null?void 0:o.id)&&this.#e(i),i.yes?"yes":"no")}catch{return null}}async store(){if(!this.agreed||this.isGoing)return;this.isGoing=!0,this.fault=null,this.talk.world.changed();let e=await this.#o(this.agreed).catch(()=>"cannot_seal");if(this.isGoing=!1,e)return this.#a(e);let{id:t}=this.agreed;this.#r("stored"),!this.talk.ended&&!await this.#s(t,"stored")&&(this.fault="untold"),this.talk.world.changed()}async giveUp(){let{agreed:e}=this;if(e&&!this.talk.ended&&!await this.#s(e.id,"not_stored"))return this.#a("not_now");this.#r(null),this.talk.world.changed()}end(){this.stage!=="agreed"&&this.stage!=="stored"&&this.#r(null)}#e(e){let{recipient:t,purpose:s}=this.asked??{};if(!e.yes)return this.#r("no");e.recipient!==t||e.purpose!==s||(this.agreed=e,this.stage="agreed",this.store())}#t(e){let{recipient:t,purpose:s,lines:o}=this.draft;return{kind:"slip",id:Ht(),days:e,recipient:t.trim(),purpose:s.trim(),lines:o.map(i=>i.trim()).filter(Boolean)}}#n(e){if(!e.recipient)return"no_recipient";if(!e.purpose)return"no_purpose";if(e.lines.length===0)return"no_lines";if(!ws(e))return"too_long";let t=this.talk.obstacle("room");return t==="not_first"?"not_first":t&&"not_now"}async#o(e){var m;if(!this.world)return"cannot_seal";let t=await this.world.open();if(!t)return"locked";let{project:s,workers:o}=this.talk.room,i=await this.takers(t,s);if(i.length===0)return"nobody";let{id:r,recipient:a,purpose:u,lines:d}=e,c=((m=o.find(y=>y.me))==null?void 0:m.name)??"",{sealCopies:f}=await import("./parts/copies-MZ56OUDS.js"),p=await f("slip",s,r,i,{v:1,recipient:a,purpose:u,lines:d,agreed:!0,by:c,at:this.talk.world.now().toISOString()}),h=await this.world.call("/slips",{id:r,project:s,conversation:this.talk.id,copies:p});return h.ok||h.code==="already_there"?null:Kt(h)}#s(e,t){return this.talk.obstacle("room")?Promise.resolve(!1):this.#i({kind:"slip_told",id:e,outcome:t},t)}#i(e,t){return this.talk.post("room",e,{kind:"slip",signal:t})}#a(e){this.fault=e,this.talk.world.changed()}#r(e){this.stage=e,this.draft={recipient:"",purpose:"",lines:[""]},this.fault=this.agreed=this.asked=null}};var ct=class{verdicts=new Map;isChecked=Promise.resolve();constructor(e,t){this.talk=e,this.vouching=t}takeRoom(e){let{vouching:t}=this;t&&(this.isChecked=this.#e(e,t))}get hasFailed(){return this.talk.partners.some(({slot:e})=>this.verdicts.get(e)==="failed")}get areGood(){let{partners:e}=this.talk;return e.length>0&&e.every(({slot:t})=>this.verdicts.get(t)==="good")}get passedThere(){return this.talk.room.pinned===!0&&this.talk.room.epoch>0}named(e){return this.talk.partners.filter(({slot:t})=>this.verdicts.get(t)===e).map(({name:t})=>t)}async#e(e,t){let s=e.workers.filter(i=>!i.me),o=await Promise.all(s.map(async i=>[i.slot,await t.check(e.project,i,{pinned:e.pinned})]));this.talk.room===e&&(this.verdicts=new Map(o),this.talk.world.changed())}};var Ii=7e3,Ei=3e3,Mi=2e3,ut=class{log={room:new Te,confer:new Te};draft={room:"",confer:""};cutOff="";unchecked=[];held={room:null,confer:null};ended=null;refusedKey=!1;typing=new Map;wasHeavy=!1;wasKept=!1;signal=null;room;endedAt=null;names=new Map;#e=Promise.resolve();#t={room:new Se(this.log.room),confer:new Se(this.log.confer)};#n=new Set;constructor(e,t){this.room=e,this.world=t,this.seal=t.seal,this.keys=new at(this),this.intake=new it(this),this.handover=new ot(this),this.flags=t.keeping?new st(this,t.keeping):null,this.concern=new ze(this,t.keeping),this.slip=new lt(this,t.keeping,t.takers),this.whoIsWho=new ct(this,t.vouching),this.learnNames(e.workers)}get id(){return this.room.conversation}get unread(){return this.ended?0:this.log.room.unread+this.log.confer.unread}get isFirst(){return this.room.role==="first"}get partners(){return this.room.workers.filter(e=>!e.me)}get inTheChat(){return this.room.workers.filter(e=>!e.confers_only)}get confersOnly(){return this.room.workers.some(e=>e.me&&e.confers_only===!0)}get writer(){return this.room.workers.find(e=>e.role==="first")}get state(){let{state:e,workers:t}=this.room;return e==="paired"&&t.some(s=>!s.here&&s.role!=="supervisor")?"wavering":e}obstacle(e){return this.room.log_full?"log_full":e==="confer"&&this.partners.length===0?"no_partner":e==="confer"&&this.whoIsWho.hasFailed?"no_key":e==="room"&&!this.isFirst?"not_first":e==="room"&&(this.room.state==="waiting"||this.room.state==="arriving")?"not_paired":this.keys.fits(e)?null:"no_key"}takeRoom(e){var t;this.room=e,this.learnNames(e.workers),(t=this.flags)==null||t.takeRoom(e),this.whoIsWho.takeRoom(e),this.#i(()=>this.whoIsWho.isChecked),this.#i(()=>this.keys.keepConferKey()),this.sayWhatWasHeld()}takeEntry(e,t){this.#t[e].add(t),this.#i(()=>this.#o(e))}takeTyping(e){let t=this.seal.open(e,"typing");t.kind==="typing"&&(t.on?this.typing.set(t.slot,this.world.now().getTime()+Ii):this.typing.delete(t.slot))}takeShown({channel:e,by:t,counters:s}){if(!(e==="room"&&t!==0))for(let[o,i]of s)this.log[e].delivered(o,i)}end({why:e,forgotten:t},{isOver:s=!1}={}){var o,i;this.ended={why:e,forgotten:t},this.endedAt=this.world.now(),this.slip.end(),this.wasKept=((o=this.flags)==null?void 0:o.any)??!1,(i=this.flags)==null||i.end({isOver:s}),this.cutOff=e==="line_lost"||e==="restarting"?this.draft.room:"",this.log.room.wipe(),this.log.confer.wipe(),this.handover.wipe(),this.draft={room:"",confer:""},this.unchecked=[],this.typing.clear()}async say(e){let t=this.draft[e].trim();if(!t||this.ended)return;if(this.held[e]=this.obstacle(e),this.held[e])return this.world.changed();let s=Be(this.world.now());await this.post(e,{kind:"text",text:t,at:s},{kind:"text",text:t,at:s},()=>{this.draft[e]="",e==="room"&&(this.unchecked=[])})}async post(e,t,s,o=()=>{}){let i=this.#a(e,t);return i&&(o(),this.log[e].put({...s,slot:this.room.my_slot,counter:i.counter,seq:null,mine:!0,mark:"sending"}),this.world.changed(),await this.flush(e)),this.world.changed(),i!==null}async sayTyping(e){if(!(this.obstacle("room")||this.ended))try{await this.world.ask("typing",this.seal.seal("typing",{kind:"typing",on:e}))}catch{}}async flush(e){if(!this.#n.has(e)){this.#n.add(e);try{for(let t=this.#r(e);t&&!this.ended&&await this.#u(e,t);t=this.#r(e));}catch{}finally{this.#n.delete(e)}}}async resend(){this.#i(()=>this.keys.tellHeld()),await this.flush("room"),await this.flush("confer"),this.#i(()=>this.keys.keepConferKey())}tellShown(e){let t=this.log[e].shownNow();t.length!==0&&(this.world.ask("shown",{conversation:this.id,channel:e,counters:t}).catch(()=>{}),this.world.changed())}settled(){return this.#e}async#o(e){let t=this.#t[e];for(let s=t.next();s;s=t.next())await this.intake.take(e,s);t.hasHole&&setTimeout(()=>this.#s(e),Mi)}#s(e){if(this.#i(()=>this.#o(e)),!this.#t[e].hasHole||this.ended)return;let{room:t,confer:s}=this.log;this.world.ask("catch_up",{conversation:this.id,room:t.held,confer:s.held}).catch(()=>{})}#i(e){this.#e=this.#e.then(e).catch(()=>{}).then(()=>this.world.changed())}#a(e,t){try{return this.seal.seal(e,t)}catch(s){return this.held[e]=s instanceof te?"no_key":"trouble",null}}sayWhatWasHeld(){for(let e of["room","confer"]){let t=this.held[e];(t==="not_paired"||t==="no_key"||t==="no_partner")&&this.obstacle(e)===null&&this.say(e)}}#r(e){return this.seal.unstored(e)[0]}async#u(e,t){let s=await this.world.ask("send",t);return s.ok?(this.held[e]=null,this.seal.stored(e,t.counter),this.log[e].sent(this.room.my_slot,t.counter,s.seq??0),this.#i(()=>this.#o(e)),this.world.changed(),!0):(this.#l(e,s.code),!1)}#l(e,t){if(this.held[e]=t==="log_full"?"log_full":"trouble",t!=="log_full")return void setTimeout(()=>this.flush(e),Ei);let s=this.log[e];for(let o of s.lines.filter(({mark:i})=>i==="sending"))this.draft[e]=[this.draft[e],o.text].filter(Boolean).join(`
`),s.remove(o)}nameOf(e){return this.names.get(e)??""}learnNames(e){for(let{slot:t,name:s}of e)this.names.set(t,s)}isMe(e){let t=this.room.workers.find(s=>s.me);return e!==0&&(e===(t==null?void 0:t.slot)||e===(t==null?void 0:t.same_as))}};var Ai={me:null,welcome_back:null,waiting:[],broken:[],mine:[],colleagues:[],on_call:null,projects:[],desks:[],gone:[]},Li=3,ht=class{phase="arriving";line="connecting";truth=Ai;conversations=new Map;openId=null;notices=[];hasFinished=!1;hasDebriefed=!1;#e=null;#t=null;#n=!1;#o=!1;#s=new Map;#i=null;constructor(e){this.world=e}get me(){return this.truth.me}get open(){return this.openId===null?null:this.conversations.get(this.openId)??null}get languages(){var e;return((e=this.#t)==null?void 0:e.languages)??[]}get unread(){return[...this.conversations.values()].reduce((e,t)=>e+t.unread,0)}get hasNotes(){return[...this.conversations.values()].some(({concern:e,slip:t})=>!e.isEmpty||t.stage==="agreed")}get hasDrafts(){return this.hasNotes||[...this.conversations.values()].some(({draft:e})=>e.room.trim()!==""||e.confer.trim()!=="")}get isNeeded(){var e,t;return this.phase!=="on"?!1:(this.truth.called??[]).length>0&&((e=this.me)==null?void 0:e.status)!=="break"?!0:((t=this.me)==null?void 0:t.status)!=="online"?!1:this.truth.waiting.some(s=>s.mine_to_take)||this.truth.broken.length>0}async lineIs(e){if(this.line=e,this.world.changed(),!(e!=="open"||this.phase!=="on"||!this.#t)){this.#n=!0,await this.#k(this.#t).finally(()=>this.#n=!1);for(let t of this.conversations.values())t.ended||t.resend()}}take(e,t){var o;let s={desk:i=>this.#r(i),room:i=>this.#l(i),entry:i=>this.#c(i),typing:i=>{var r;return(r=this.conversations.get(i.conversation))==null?void 0:r.takeTyping(i)},shown:i=>{var r;return(r=this.conversations.get(i.conversation))==null?void 0:r.takeShown(i)},stepped_out:i=>this.#f(i),ended:i=>{var r;return(r=this.conversations.get(i.conversation))==null?void 0:r.end(i,{isOver:!0})},alert:i=>this.#m(i),checked_in_elsewhere:()=>this.#_(),restarting:()=>this.tell({key:"notice.restarting",tone:"alert"})};(o=s[e])==null||o.call(s,t),this.world.changed()}async checkIn(e,t,s={}){this.phase="checking_in",this.hasFinished=this.hasDebriefed=!1,this.world.changed(),this.#e=await this.world.makeShiftKey();let o=await this.#k({name:e,languages:t,...s}).catch(()=>null);o!=null&&o.ok||(this.phase="out",o||this.tell({key:"refused.line",tone:"alert"})),this.world.changed()}workHere(){this.phase="out",this.world.changed()}takeBreak(e){return this.#h("take_break",{reason:e})}comeBack(){return this.#h("come_back",{})}endShift(){return this.hasNotes?this.tell({key:"notice.note_unwritten",tone:"alert"}):this.#h("end_shift",{})}async debrief(e){this.hasDebriefed=await this.#h("debrief",{call_me:e}),this.world.changed()}takeVisitor(e){return this.#i=e,this.#h("take",{conversation:e})}async takeLongest(){let e=[...this.truth.waiting].filter(t=>t.mine_to_take).sort((t,s)=>t.since.localeCompare(s.since))[0];return e?this.takeVisitor(e.conversation):!1}join(e){return this.#i=e,this.#h("join",{conversation:e})}swap(e){return this.#h("swap",{conversation:e})}stepOut(e,t){return this.#h("step_out",{conversation:e,reason:t})}close(e,t){return this.#h("close",{conversation:e,reason:t})}handOver(e){return this.#h("hand_over",{conversation:e})}comeIn(e){return this.#i=e,this.#h("come_in",{conversation:e})}async askSupervisor(e,t){this.#a(await this.#g("ask_supervisor",{conversation:e,reach:t}),"asked")}async callSupervisor(e){this.#a(await this.#g("call_supervisor",{conversation:e}),"supervisor")}#a(e,t){if(!e.ok)return;let s=t==="asked"&&e.desks>0?"here":e.by_mail?"mailed":e.desks>0?"desks":"nobody";this.tell({key:`notice.${t}_${s}`,tone:e.by_mail||e.desks>0?"told":"alert"})}beActive(){this.phase==="on"&&this.line==="open"&&this.world.ask("active",{}).catch(()=>{})}show(e){this.openId=this.conversations.has(e)?e:this.openId,this.world.changed()}showNext(e){let t=[...this.conversations.keys()],s=this.openId===null?-1:t.indexOf(this.openId);t.length>0&&this.show(t[(s+e+t.length)%t.length])}putAway(e){this.conversations.delete(e),this.openId===e&&(this.openId=[...this.conversations.keys()].at(-1)??null),this.world.changed()}tell(e){let t=this.notices.filter(s=>s.key!==e.key);this.notices=[...t,e].slice(-Li),this.world.changed()}dismiss(e){this.notices=this.notices.filter(t=>t!==e),this.world.changed()}#r(e){if(!(e.me===null&&this.#n)){if(this.truth=e,e.me)return this.#u();this.phase==="on"&&this.#p(),this.phase==="arriving"&&(this.phase="out"),e.welcome_back&&this.phase==="out"&&!this.hasFinished&&this.checkIn(e.welcome_back.name,e.welcome_back.languages,{rota:e.welcome_back.rota})}}#u(){if(!this.#o)return;this.#o=!1;let e=new Set(this.truth.mine.map(({conversation:t})=>t));for(let t of this.conversations.values())!e.has(t.id)&&!t.ended&&t.end({why:"line_lost",forgotten:!1})}#l(e){var p;let t=this.conversations.get(e.conversation);if(t&&t.room.my_slot===e.my_slot)return t.takeRoom(e);if((p=t==null?void 0:t.flags)==null||p.end({isOver:!1}),!this.#e)return;let s=this.world.makeSeal(e,this.#e),{ask:o,now:i,changed:r,keeping:a,takers:u,vouching:d}=this.world,c=h=>this.world.arrived("message",h),f=new ut(e,{ask:o,seal:s,now:i,changed:r,arrived:c,keeping:a,takers:u,vouching:d,shiftKey:this.#e});t&&(f.concern.draft=t.concern.draft),this.conversations.set(e.conversation,f),this.#d(f),this.world.arrived("conversation",f),f.takeRoom(e);for(let h of this.#s.get(e.conversation)??[])f.takeEntry(h.channel,h.entry);this.#s.delete(e.conversation)}#d(e){(this.open===null||this.open.ended!==null||this.#i===e.id)&&(this.openId=e.id),this.#i===e.id&&(this.#i=null)}#c(e){let t=this.conversations.get(e.conversation);if(t)return t.takeEntry(e.channel,e.entry);this.#s.set(e.conversation,[...this.#s.get(e.conversation)??[],e])}#f({conversation:e,why:t}){let s=this.conversations.get(e);s==null||s.end({why:t,forgotten:!1}),(s==null?void 0:s.concern.isEmpty)!==!1&&this.putAway(e),this.tell({key:`stepped_out.${t}`})}#m({kind:e,conversation:t}){(!(e==="someone_waiting"||e==="pair_broken"||this.conversations.has(t??""))||e==="supervisor_called"||e==="call_wanted"||e==="decision_wanted"||e==="note_written"||e==="slip_left")&&this.tell({key:`alert.${e}`,tone:"alert"})}#_(){this.#p(),this.hasFinished=!1,this.phase="elsewhere"}#p(){for(let e of this.conversations.values())e.end({why:"stepped_out",forgotten:!1});this.conversations.clear(),this.openId=null,this.#e=null,this.#t=null,this.hasFinished=!0,this.phase="out"}async#k(e){var a;if(!this.#e)return null;let s=[...this.conversations.values()].filter(({ended:u})=>!u).map(({id:u,log:d})=>({conversation:u,room:d.room.held,confer:d.confer.held}));this.#o=s.length>0,this.#t=e;let o=this.world.keyText(this.#e),i=await((a=this.world.vouching)==null?void 0:a.chainsFor({name:e.name,shiftKey:o}))??[],r=await this.world.ask("check_in",{shift_key:o,...e,held:s,...i.length&&{certificates:i}});return r.ok?this.phase="on":this.tell({key:`refused.${r.code}`,tone:"alert"}),r}async#h(e,t){return(await this.#g(e,t)).ok}async#g(e,t){let s=await this.world.ask(e,t).catch(()=>({ok:!1,code:"line"}));return s.ok||this.tell({key:`refused.${s.code}`,tone:"alert"}),this.world.changed(),s}};var Ls=function(n,e,t,s){var o;e[0]=0;for(var i=1;i<e.length;i++){var r=e[i++],a=e[i]?(e[0]|=r?1:2,t[e[i++]]):e[++i];r===3?s[0]=a:r===4?s[1]=Object.assign(s[1]||{},a):r===5?(s[1]=s[1]||{})[e[++i]]=a:r===6?s[1][e[++i]]+=a+"":r?(o=n.apply(a,Ls(n,a,t,["",null])),s.push(o),a[0]?e[0]|=2:(e[i-2]=0,e[i]=o)):s.push(a)}return s},bs=new Map;function Ri(n){var e=bs.get(this);return e||(e=new Map,bs.set(this,e)),(e=Ls(this,e.get(n)||(e.set(n,e=(function(t){for(var s,o,i=1,r="",a="",u=[0],d=function(p){i===1&&(p||(r=r.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?u.push(0,p,r):i===3&&(p||r)?(u.push(3,p,r),i=2):i===2&&r==="..."&&p?u.push(4,p,0):i===2&&r&&!p?u.push(5,0,!0,r):i>=5&&((r||!p&&i===5)&&(u.push(i,0,r,o),i=6),p&&(u.push(i,p,0,o),i=6)),r=""},c=0;c<t.length;c++){c&&(i===1&&d(),d(c));for(var f=0;f<t[c].length;f++)s=t[c][f],i===1?s==="<"?(d(),u=[u],i=3):r+=s:i===4?r==="--"&&s===">"?(i=1,r=""):r=s+r[0]:a?s===a?a="":r+=s:s==='"'||s==="'"?a=s:s===">"?(d(),i=1):i&&(s==="="?(i=5,o=r,r=""):s==="/"&&(i<5||t[c][f+1]===">")?(d(),i===3&&(u=u[0]),i=u,(u=u[0]).push(2,0,i),i=0):s===" "||s==="	"||s===`
`||s==="\r"?(d(),i=2):r+=s),i===3&&r==="!--"&&(i=4,u=u[0])}return d(),u})(n)),e),arguments,[])).length>1?e:e[0]}var O,Rs,Wi,Z,Bt,gt,Ws,ft,Fs,zt,Ut,Fi,Oe=Symbol.for("pv"),_t={},kt=[],ji=/^m(i|n|o|s|text|space)$/,Qt=Array.isArray,Xt=kt.slice,se=Object.assign;function ne(n){n&&n.parentNode&&n.remove()}function Pi(n,e,t){var s,o,i,r={},a=arguments.length;for(i in e)i=="key"?s=e[i]:i=="ref"&&typeof n!="function"?o=e[i]:r[i]=e[i];return a>2&&(r.children=a>3?Xt.call(arguments,2):t),Ne(n,r,s,o,null)}function Ne(n,e,t,s,o){var i={type:n,props:e,key:t,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Oe,__v:o||++Rs,__i:-1,__u:0};return!o&&O.vnode&&O.vnode(i),i}function wt(n){return n.children}function pt(n,e){this.props=n,this.context=e,this.__g=0}function J(n,e){if(e==null)return n.__&&J(n.__,n.__i+1);for(var t;e<n.__k.length;e++)if((t=n.__k[e])&&t.__e)return t.__e;return typeof n.type!="function"||n.props.__P?null:J(n)}function Hi(n){var e,t=n.__v,s=t.__e,o=[],i=[],r=n.__P;r&&((e=se({constructor:Oe},t)).__v=t.__v+1,O.vnode&&O.vnode(e),en(r,e,t,n.__n,r.namespaceURI,32&t.__u?[s]:null,o,s||J(t),32&t.__u,i),e.__v=t.__v,e.__.__k[e.__i]=e,Gs(o,e,i),t.__=t.__e=null,e.__e!=s&&js(e))}function js(n){if((n=n.__)&&n.__c&&!n.props.__P)return n.__e=null,n.__k.some(function(e){return e&&(n.__e=e.__e)}),js(n)}function vs(n){(8&n.__g||(n.__g|=8,Z.push(n),gt++))&&Bt==O.debounceRendering||((Bt=O.debounceRendering)||queueMicrotask)(Ps)}function Ps(){try{for(var n,e=1;Z.length;)Z.length>e&&Z.sort(Ws),n=Z.shift(),e=Z.length,8&n.__g&&Hi(n)}finally{(gt=Z.length)&&(Bt||queueMicrotask)(Ps)}}function Hs(n,e,t,s,o,i,r,a,u,d,c){var f,p,h,m,y,_,v=s.__k||kt,$=e.length;for(u=Ki(t,e,v,u,$),f=0;f<$;f++)(h=t.__k[f])!=null&&(p=~h.__i&&v[h.__i]||_t,h.__i=f,_=en(n,h,p,o,i,r,a,u,d,c),m=h.__e,(p.ref!=h.ref||8&p.__u)&&(p.ref&&tn(p.ref,null,h,p),h.ref&&c.push(h.ref,h.__c||m,h)),y=y||m,4&h.__u?(u=Ks(h,u,n,!p.__v),p.__e&&(p.__e=null)):typeof h.type=="function"&&_!==void 0?u=_:m&&(u=m.nextSibling),h.__u&=-21);return t.__e=y,u}function Ki(n,e,t,s,o){var i,r,a,u,d,c,f,p,h,m=t.length,y=m,_=0,v=0,$=n.__k=Array(o);for(i=0;i<o;i++)(r=e[i])!=null&&typeof r!="boolean"&&typeof r!="function"?(typeof r!="object"||r.constructor===String?r=$[i]=Ne(null,r):Qt(r)?r=$[i]=Ne(wt,{children:r}):r.constructor===Oe&&r.__b?r=$[i]=Ne(r.type,r.props,r.key,r.ref,r.__v):$[i]=r,u=i+_,r.__=n,r.__b=n.__b+1,a=null,~(d=r.__i=Di(r,t,u,y))&&(y--,(a=t[d])&&(a.__u|=2)),a&&a.__v?(r.__u|=16,d==u-1?_--:d==u+1?_++:d!=u&&(d>u?_--:_++,v=1)):(~d||(o>m?_--:o<m&&_++),typeof r.type!="function"&&(r.__u|=4))):$[i]=null;if(v){for(c=[],f=[],i=0;i<o;i++)if((r=$[i])&&16&r.__u){for(_=0,p=c.length;_<p;)c[h=_+p>>1]<r.__i?_=h+1:p=h;c[_]=r.__i,f[i]=_+1}for(_=c.length;i--;)f[i]&&(f[i]==_?_--:$[i].__u|=4)}if(y)for(i=0;i<m;i++)!(a=t[i])||2&a.__u||(a.__e==s&&(s=J(a)),nn(a,a));return s}function Ks(n,e,t,s){var o,i,r,a;if(typeof n.type=="function"){if(n.props.__P)return e;if(o=n.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=n,e=Ks(o[i],e,t,!1));return e}for(e&&!e.parentNode&&(e=J(n))&&!e.parentNode&&(e=null),r=n.__e,a=e;a&&a.nodeType==8;)a=a.nextSibling;for(r!=a&&(!s&&t.moveBefore&&r.parentNode?t.moveBefore(r,e):t.insertBefore(r,e||null)),e=r;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Di(n,e,t,s){var o,i=n.key,r=n.type,a=e[t],u=a&&!(2&a.__u);if(a===null&&i==null||u&&i==a.key&&r==a.type)return t;if(s>(u?1:0)){for(o=t-1;o>=0;o--)if((a=e[o])&&!(2&a.__u)&&i==a.key&&r==a.type)return o;for(o=t+1;o<e.length;o++)if((a=e[o])&&!(2&a.__u)&&i==a.key&&r==a.type)return o}return-1}function xs(n,e,t){t==null&&(t=""),e[0]=="-"?n.setProperty(e,t):n[e]=t}function dt(n,e,t,s,o){var i,r;if(e=="style")if(typeof t=="string")n.style.cssText=t;else{if(typeof s=="string"&&(n.style.cssText=s=""),s)for(e in s)t&&e in t||xs(n.style,e);if(t)for(e in t)s&&t[e]==s[e]||xs(n.style,e,t[e])}else if(e[0]=="o"&&e[1]=="n")typeof t!="function"&&(t=null),typeof s!="function"&&(s=null),(n.__e||(n.__e={}))[e]=t,t&&s||(r=Ut[e]||(Ut[e]=Gi(e)),(n.__a||(n.__a={}))[e]=zt,i=e!=(e=e.replace(Fs,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),t?n.addEventListener(e,r,i):n.removeEventListener(e,r,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in n)try{return void(n[e]=t??"")}catch{}if(typeof t=="function")return;t==null||t===!1&&e[4]!="-"?n.removeAttribute(e):n.setAttribute(e,e=="popover"&&t==1?"":t)}}function Gi(n){return function(e){var t=this.__e;if(t){if(t=t[n],e[ft]==null)e[ft]=zt++;else if(e[ft]<this.__a[n])return;return t(O.event?O.event(e):e)}}}function en(n,e,t,s,o,i,r,a,u,d){var c,f,p,h,m,y,_,v,$,x,k,P,Y,B,H,b,I,F,E=e.type;if(e.constructor!==Oe)return null;128&t.__u&&(u=32&t.__u,c=t.__c.__z)&&(e.__u|=u,f=i=[],c.nodeType==8?a=mt(c,i):i.push(c),a=i[0]||a),(c=O.__b)&&c(e);e:if(typeof E=="function"){p=r.length;try{if(v=e.props,$=(c=E.prototype)&&c.render,x=(c=E.contextType)&&s[c.__c],k=c?x?x.props.value:c.__:s,(h=t.__c)?(e.__c=h,2&h.__g&&(h.__g|=1)):($?e.__c=h=new E(v,k):(e.__c=h=new pt(v,k),h.constructor=E,h.render=qi),x&&x.sub(h),h.state||(h.state={}),h.__n=s,h.__g|=8,h.__h=[],h.__k=[]),$&&(h.__s||(h.__s=h.state),E.getDerivedStateFromProps&&(h.__s==h.state&&(h.__s=se({},h.__s)),se(h.__s,E.getDerivedStateFromProps(v,h.__s)))),m=h.props,y=h.state,h.__v=e,t.__c){if(v!==m&&$&&!E.getDerivedStateFromProps&&h.componentWillReceiveProps&&h.componentWillReceiveProps(v,k),e.__v==t.__v&&!(8&h.__g)||!(4&h.__g)&&h.shouldComponentUpdate&&h.shouldComponentUpdate(v,h.__s,k)===!1){e.__v!=t.__v&&(h.props=v,h.state=h.__s,h.__g&=-9),e.__e=t.__e,e.__k=t.__k,e.__k.some(function(L){L&&(L.__=e)}),kt.push.apply(h.__h,h.__k),h.__k=[],h.__h.length&&r.push(h),a=J(t);break e}h.componentWillUpdate&&h.componentWillUpdate(v,h.__s,k),$&&h.componentDidUpdate&&h.__h.push(function(){h.componentDidUpdate(m,y,_)})}else $&&!E.getDerivedStateFromProps&&h.componentWillMount&&h.componentWillMount(),$&&h.componentDidMount&&h.__h.push(h.componentDidMount);h.context=k,h.props=v,h.__P=n,h.__g&=-5,P=O.__r,Y=$?25:0;do h.__g&=-9,P&&P(e),c=h.render(h.props,h.state=h.__s,h.context);while(8&h.__g&&++Y<25);$&&(kt.push.apply(h.__h,h.__k),h.__k=[]),h.state=h.__s,h.getChildContext&&(s=se({},s,h.getChildContext())),$&&t.__c&&h.getSnapshotBeforeUpdate&&(_=h.getSnapshotBeforeUpdate(m,y)),B=c&&c.type===wt&&c.key==null?c.props.children:c,v.__P&&(c=a,o=(n=v.__P).namespaceURI,u=i=null,t.props&&t.props.__P!=n&&(t.__k.some(function(L){L&&nn(L,L)}),t.__k=null),a=t.__k?J(t,0):null),a=Hs(n,Qt(B)?B:[B],e,t,s,o,i,r,a,u,d),v.__P&&(e.__e=null,a=c),e.__u&=-161,f&&f.some(ne),h.__h.length&&r.push(h),1&h.__g&&(h.__g&=-4)}catch(L){if(r.length=p,e.__v=null,u||i)if(L&&L.then){if(e.__u|=128|u,i){for(~(I=i.indexOf(a||void 0))||(I=i.length);(F=i[I-1])&&F.nodeType==8;)I--;for(;I<i.length;I++)if(F=i[I])if(i[I]=null,H){if(F==b)break}else{if(F.nodeType!=8)break;F.data.startsWith("$s")&&(b=mt(H=F))}}if(!H){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;H=a}(c=mt(H=e.__c.__z||(e.__c.__z=H)))?(e.__e=H,a=c):e.__e=a,a=a&&a.nextSibling}else i&&i.some(ne);else e.__e=t.__e;e.__k||(e.__k=t.__k||[]),L&&L.then||Ds(e),O.__e(L,e,t)}}else a=e.__e=Yi(t.__e,e,t,s,o,i,r,u,d,n);return(c=O.diffed)&&c(e),a}function mt(n,e){if(n&&n.nodeType==8&&n.data.startsWith("$s"))for(var t=1;n=n.nextSibling;){if(n.nodeType==8){if(n.data.startsWith("$s"))t++;else if(n.data.startsWith("/$s")&&!--t)return n}e&&e.push(n)}}function Ds(n){n&&(n.__c&&(n.__c.__g|=4),n.__k&&n.__k.some(Ds))}function Gs(n,e,t){for(var s=0;s<t.length;)tn(t[s++],t[s++],t[s++]);O.__c&&O.__c(e,n),n.some(function(o){try{n=o.__h,o.__h=[],n.some(function(i){i.call(o)})}catch(i){O.__e(i,o.__v)}})}function Yi(n,e,t,s,o,i,r,a,u,d){var c,f,p,h,m,y,_,v,$=t.props||_t,x=e.props,k=e.type;if(k=="svg"?o="http://www.w3.org/2000/svg":k=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(c=0;c<i.length;c++)if((m=i[c])&&(k?m.localName==k:m.nodeType==3)){n=m,i[c]=null;break}}if(!n){if(v=d.ownerDocument||document,!k)return v.createTextNode(x);n=v.createElementNS(o,k,x.is?x:d),a&&(O.__m&&O.__m(e,i),a=!1),i=null}if(k){if(d=k=="template"&&n.content||n,i=k=="textarea"&&x.defaultValue!=null?null:i&&Xt.call(d.childNodes),!a&&i)for($={},c=0;c<n.attributes.length;c++)$[(m=n.attributes[c]).name]=m.value;for(c in $)m=$[c],c=="dangerouslySetInnerHTML"?p=m:c=="children"||c in x||c=="value"&&"defaultValue"in x||c=="checked"&&"defaultChecked"in x||dt(n,c,null,m,o);for(c in x)m=x[c],c=="children"?h=m:c=="dangerouslySetInnerHTML"?f=m:c=="value"?y=m:c=="checked"?_=m:a&&typeof m!="function"||$[c]===m||dt(n,c,m,$[c],o);f?(a||p&&(f.__html==p.__html||f.__html==n.innerHTML)||(n.innerHTML=f.__html),e.__k=[]):(p&&(n.textContent=""),(k=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&ji.test(k))&&(o="http://www.w3.org/1999/xhtml"),Hs(d,Qt(h)?h:[h],e,t,s,o,i,r,i?i[0]:t.__k&&J(t,0),a,u),i&&i.some(ne)),a&&k!="textarea"||(c="value",k=="progress"&&y==null?n.removeAttribute(c):y==null||y===n[c]&&(k!="progress"||y)||dt(n,c,y,$[c],o),c="checked",_!=null&&_!=n[c]&&dt(n,c,_,$[c],o))}else $===x||a&&n.data==x||(n.data=x);return n}function tn(n,e,t,s){try{typeof n=="function"?e?e.__x=n(e)||1:s&&(s=s.__c||s.__e)&&(e=s.__x)&&(s.__x=null,typeof e=="function"?e():n(null)):n.current=e}catch(o){O.__e(o,t)}}function nn(n,e,t){var s,o,i,r;if(O.unmount&&O.unmount(n),!(s=n.ref)||s.current&&s.current!=n.__e||tn(s,null,e,n),s=n.__c){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(a){O.__e(a,e)}s.__P=s.__n=null}if(s=n.__k)for(r=0;r<s.length;r++)s[r]&&nn(s[r],e,typeof n.type!="function"||t&&!n.props.__P);!t&&(s=n.__c)&&(s=s.__z)&&(o=mt(s,i=[]))&&(s==n.__e&&i.some(ne),ne(o),ne(s)),t||ne(n.__e),n.__e=n.__c=n.__=null}function qi(n,e,t){return this.constructor(n,t)}function sn(n,e){var t,s,o,i;O.__&&O.__(n,e),e.nodeType==9&&(e=e.documentElement),s=(t=n&&32&n.__u)?null:e.__k,e.__k=Ne(wt,{children:[n]}),o=[],i=[],en(e,e.__k,s||_t,_t,e.namespaceURI,s?null:e.firstChild?Xt.call(e.childNodes):null,o,s?s.__e:e.firstChild,t,i),Gs(o,e.__k,i),e.__k.props.children=null}O={__e:function(n,e,t,s){for(var o,i,r;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((r=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(n)),o.componentDidCatch&&(o.componentDidCatch(n,s||{}),r=1),r&&8&o.__g)return void(o.__g|=2)}catch(a){n=a}}throw gt=0,n}},Rs=0,Wi=function(n){return n!=null&&n.constructor===Oe},pt.prototype.setState=function(n,e){var t=this.__s;t&&t!=this.state||(t=this.__s=se({},this.state)),typeof n=="function"&&(n=n(se({},t),this.props)),n&&(se(t,n),this.__v&&(e&&this.__k.push(e),vs(this)))},pt.prototype.forceUpdate=function(n){this.__v&&(this.__g|=4,n&&this.__h.push(n),vs(this))},pt.prototype.render=wt,Z=[],gt=0,Ws=function(n,e){return n.__v.__b-e.__v.__b},ft=Symbol(),Fs=/(PointerCapture)$|Capture$/i,zt=0,Ut={},Fi=0;var fe,R,qt,Ss,Vt=Object.is,yt=0,Ys=[],Zt=[],A=O,Ts=A.__b,Ns=A.__r,Cs=A.diffed,Os=A.__c,Is=A.unmount,Es=A.__;function $t(n,e){A.__h&&A.__h(R,n,yt||e),yt=0;var t=R.__H||(R.__H={__:[],__h:[]});return n>=t.__.length&&t.__.push({}),t.__[n]}function S(n){return yt=1,Bi(qs,n)}function Bi(n,e,t){var s=$t(fe++,2);if(s.t=n,!s.__c&&(s.__=[t?t(e):qs(void 0,e),function(i){var r=(s.__N||s.__)[0],a=s.t(r,i);Vt(r,a)||(s.__N=[a,s.__[1]],s.__c.setState({}))}],s.__c=R,!R.__f)){R.__f=!0;var o=R.shouldComponentUpdate;R.shouldComponentUpdate=function(i,r,a){var u=this.__H;if(!u)return!0;var d=!1,c=this.props!=i;if(u.__.some(function(p){p.__N&&(d=!0,Vt(p.__[0],p.__N[0])||(c=!0))}),o){var f=o.call(this,i,r,a);return d?f||c:f}return!d||c}}return s.__}function q(n,e){var t=$t(fe++,3);!A.__s&&on(t.__H,e)&&(t.__P=!0,t.__=n,t.u=e,R.__H.__h.push(t))}function N(n,e){var t=$t(fe++,4);!A.__s&&on(t.__H,e)&&(t.__P=!1,t.__=n,t.u=e,R.__h.push(t))}function T(n){return yt=5,Ui(function(){return{current:n}},[])}function Ui(n,e){var t=$t(fe++,7);return on(t.__H,e)&&(t.__=n(),t.__H=e),t.__}function Vi(){var n;do{for(;n=Zt.shift();)try{Ce(n)}catch(t){A.__e(t,{__:(n=n.__P)&&n.__v})}for(;n=Ys.shift();){var e=n.__H;if(n.__P&&e)try{e.__h.some(Ce),e.__h.some(Jt),e.__h=[]}catch(t){e.__h=[],A.__e(t,n.__v)}}}while(Zt.length)}A.__b=function(n){R=null,Ts&&Ts(n)},A.__=function(n,e){n&&e.__k&&e.__k.__m&&(n.__m=e.__k.__m),Es&&Es(n,e)},A.__r=function(n){Ns&&Ns(n),fe=0;var e=(R=n.__c).__H;e&&(qt==R?R.__h=[]:(e.__h.some(Ce),e.__h.some(Jt),fe=0),e.__h=[],e.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})),qt=R},A.diffed=function(n){Cs&&Cs(n);var e=n.__c;e&&e.__H&&(e.__H.__h.length&&As(Ys.push(e)),e.__H.__.some(function(t){t.u&&(t.__H=t.u)})),qt=R=null},A.__c=function(n,e){e.some(function(t){try{t.__h.some(Ce),t.__h=t.__h.filter(function(s){return!s.__||Jt(s)})}catch(s){t.__h=[function(){throw s}]}}),Os&&Os(n,e)},A.unmount=function(n){Is&&Is(n);var e,t,s=n.__c;s&&s.__H&&(s.__H.__.some(function(o){try{if(o.__P&&o.__c){if(t===void 0){for(t=n.__;t&&(!t.__c||!t.__c.__P);)t=t.__;t=t&&t.__c}o.__P=t,As(Zt.push(o))}else Ce(o)}catch(i){e=i}}),s.__H=void 0,e&&A.__e(e,s.__v))};var Ms=typeof requestAnimationFrame=="function";function Zi(n){var e,t=function(){clearTimeout(s),Ms&&cancelAnimationFrame(e),setTimeout(n)},s=setTimeout(t,35);Ms&&(e=requestAnimationFrame(t))}function As(n){n!=1&&Ss==A.requestAnimationFrame||((Ss=A.requestAnimationFrame)||Zi)(Vi)}function Ce(n){var e=R,t=n.__c;typeof t=="function"&&(n.__c=void 0,t()),R=e}function Jt(n){var e=R;n.__c=n.__(),R=e}function on(n,e){return!n||n.length!=e.length||e.some(function(t,s){return!Vt(t,n[s])})}function qs(n,e){return typeof e=="function"?e(n):e}var l=Ri.bind(Pi);var Bs={tab:"waiting",answers:!0,wish:null,status:!1,sheet:!1,closing:null,keeping:null,placing:null,handover:null,leaving:!1,breather:null,danger:!1,concern:null,slip:null,again:!1,callMe:!1};var Ji={umbrella:"M12 3v1M3.5 12.5a8.5 8.5 0 0 1 17 0c-1.4-1.3-3-1.3-4.2 0-1.3-1.3-2.9-1.3-4.3 0-1.4-1.3-3-1.3-4.3 0-1.2-1.3-2.8-1.3-4.2 0ZM12 12.5V19a2 2 0 0 0 4 0",bell:"M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10 20.5c1 .8 3 .8 4 0",bell_off:"M6.5 16.5V11c0-1 .2-1.8.6-2.5M9 6.4A5.5 5.5 0 0 1 17.5 11v3M5 18h11M10 20.5c1 .8 3 .8 4 0M4 4l16 16",keys:"M3.5 7h17v10h-17ZM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8",waiting:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",talk:"M4 5.5h16v10.5H10.5L6 20v-4H4Z",pair:"M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM16.5 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M16 14.5c2.8 0 4.5 1.3 5 4.5",one:"M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.6-4 3-6 7-6s6.4 2 7 6",pen:"M5 19l1-4L16 5l3 3L9 18Z",phone:"M6 4h3.5l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5V18c0 1.2-.8 2-2 2C10.5 20 4 13.5 4 6.5 4 5 4.8 4 6 4Z",cup:"M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4ZM16 10.5h1.5a2.5 2.5 0 0 1 0 5H16M8.5 3.5v2M12.5 3.5v2",book:"M5 5.5C7.5 4.5 10 4.5 12 6c2-1.5 4.5-1.5 7-.5V18c-2.5-1-5-1-7 .5-2-1.5-4.5-1.5-7-.5ZM12 6v12.5",search:"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",week:"M4 6h16v14H4ZM4 10.5h16M8.5 3.5v4M15.5 3.5v4",cross:"M6 6l12 12M18 6 6 18",tick:"M5 12.5l4.5 4.5L19 7.5",ticks:"M2.5 12.5 7 17l9-9.5M11 16l1.5 1L21.5 7.5",clock:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 8v4h3",warn:"M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17h.01",off:"M4 8c5-4 11-4 16 0M7 12c3-2.5 7-2.5 10 0M12 17h.01M4 4l16 16",moon:"M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",more:"M6 12h.01M12 12h.01M18 12h.01",slip:"M6 3.5h12v17l-3-2-3 2-3-2-3 2ZM9 8.5h6M9 12.5h6",help:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM6 6l3.5 3.5M18 6l-3.5 3.5M6 18l3.5-3.5M18 18l-3.5-3.5",leaf:"M5 19c0-8 5-13 14-14 0 9-5 14-12 13M5 19c2-5 5-8 9-10"};function g({name:n}){return l`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${Ji[n]} /></svg>`}function Us({app:n,found:e,chosen:t,visitor:s,pick:o}){let i=T(null);return N(()=>{var r,a;return(a=(r=i.current)==null?void 0:r.querySelector('[aria-selected="true"]'))==null?void 0:a.scrollIntoView({block:"nearest"})},[t]),l`
    <div class="answer-list">
      <ul class="answer-list__options" id="canned-answers" role="listbox" tabindex="0" aria-label=${n.say("answers.list")} ref=${i}>
        ${e.map((r,a)=>l`
            <li
              key=${r.id}
              id=${`answer-${a}`}
              role="option"
              aria-selected=${a===t?"true":"false"}
              class="option"
              onMouseDown=${u=>u.preventDefault()}
              onClick=${()=>o(r)}
            >
              <span class="option__title" dir="auto">${r.title}</span>
              <${rn} app=${n} answer=${r} visitor=${s} />
              ${a===t&&l`<span class="option__words" dir="auto">${ue(r.body)}</span>`}
            </li>
          `)}
      </ul>
      <p class="answer-list__hint" role="status">${n.say("answers.found",{count:e.length})}</p>
    </div>
  `}function rn({app:n,answer:e,visitor:t}){let s=t!==""&&$e(e.language,t),o=$e(e.language,n.language)&&(t===""||s);return l`
    <span class="tags">
      ${!o&&l`<span class="tag ${s?"tag--theirs":""}">${W(e.language,n.language)}</span>`}
      ${Ue(e)&&l`<span class="tag tag--unchecked">${n.say("answers.unchecked")}</span>`}
    </span>
  `}function Vs({app:n}){var c;let{desk:e,say:t,library:s,ui:o}=n,[i,r]=S(""),a=T(null),u=e.open&&!e.open.ended?e.open.room.language:"",d=Ye(s.index,i,{visitor:u,worker:e.languages,project:(c=e.open)==null?void 0:c.room.project});return N(()=>{o.wish!=="answers"||!a.current||(n.go({wish:null}),a.current.focus())}),l`
    <section class="pane pane--right" aria-label=${t("desk.answers_pane")}>
      <div class="find">
        <label class="find__label" for="find"><${g} name="book" />${t("answers.search")}</label>
        <button type="button" class="quiet-button find__fold" onClick=${()=>n.go({answers:!1})}>${t("answers.close")}</button>
        <input
          id="find"
          class="input"
          type="search"
          ref=${a}
          value=${i}
          autocomplete="off"
          spellcheck=${!1}
          onInput=${f=>r(f.target.value)}
        />
      </div>
      ${s.state==="loading"&&l`<p class="block__none">${t("answers.loading")}</p>`}
      ${s.state==="failed"&&l`<p class="block__none" role="alert">
          ${t("answers.failed")} <button type="button" class="link-button" onClick=${n.fetchAnswers}>${t("answers.retry")}</button>
        </p>`}
      ${s.state==="ready"&&d.length===0&&l`<p class="block__none" role="status">${t("answers.none")}</p>`}
      <ul class="answers">
        ${d.map(f=>l`<${zi} key=${f.id} app=${n} answer=${f} visitor=${u} />`)}
      </ul>
    </section>
  `}function zi({app:n,answer:e,visitor:t}){let{desk:s}=n,o=s.open!==null&&!s.open.ended&&s.open.isFirst,i=n.now().toISOString().slice(0,10),[r,a]=S(!1);return l`
    <li class="answer">
      <details onToggle=${u=>a(u.currentTarget.open)}>
        <summary class="answer__title">
          <span dir="auto">${e.title}</span><${rn} app=${n} answer=${e} visitor=${t} />
        </summary>
        ${r&&l`<${Qi} app=${n} answer=${e} today=${i} mayPlace=${o} />`}
      </details>
    </li>
  `}function Qi({app:n,answer:e,today:t,mayPlace:s}){let{desk:o,say:i}=n;return l`
    <p class="answer__words" dir="auto" lang=${e.language}>${ue(e.body)}</p>
    <p class="answer__aside">
      <kbd>/${e.shortcut}</kbd>
      ${e.review_by&&l`<span>${i("answers.review_by",{date:e.review_by})}${Qn(e,t)?` (${i("answers.overdue")})`:""}</span>`}
    </p>
    ${s?l`<button type="button" class="button button--small" onClick=${()=>n.go({placing:e,tab:"conversation"})}>
            ${i("answers.place")}
          </button>`:o.open&&!o.open.ended&&l`<p class="answer__aside">${i("answers.cannot_place")}</p>`}
  `}function Zs({app:n,visitor:e}){var f;let{desk:t,say:s,language:o}=n,{gender:i,hint:r,kept:a}=e,u={name:(r==null?void 0:r.name)??"",language:W(e.language,o)},c=((f=t.me)==null?void 0:f.status)!=="online"?"waiting.on_break":a?"waiting.kept":"waiting.not_now";return l`
    ${i&&l`<p class="card__aside">${s(`asked.${i}`)}</p>`}
    ${e.mine_to_take&&r&&l`<p class="card__aside card__hint">${s(`hint.${r.kind}`,u)}</p>`}
    ${!e.mine_to_take&&l`<p class="card__aside">${s(c)}</p>`}
  `}function Js({app:n,chosen:e,choose:t}){let{desk:s,say:o}=n;return s.truth.offers_gender?l`
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
  `:null}var zs=3;function Qs({app:n,desks:e,chosen:t,choose:s}){let{say:o}=n;return l`
    <fieldset class="field">
      <legend>${o("where.title")}</legend>
      <div class="where">
        ${e.map(i=>l`<label key=${i.rota} class="chip where__desk">
              <input type="radio" name="rota" value=${i.rota} checked=${t===i.rota} onChange=${()=>s(i.rota)} />
              <span>
                <span class="where__name">${i.name}</span>
                <span class="where__aside">${[i.projects.join(", "),Xi(n,i)].filter(r=>r!==i.name).join(" · ")}</span>
              </span>
            </label>`)}
      </div>
    </fieldset>
  `}function Xi({say:n,language:e,now:t},{starts:s}){return s?n("where.turn",{when:jt(s,e,t())}):n("where.no_turn")}function Xs({app:n,brief:e}){return l`
    <section class="brief" aria-label=${n.say("brief.title")}>
      <h3 class="brief__title">${n.say("brief.title")}</h3>
      <ul class="brief__lines">
        ${er(n,e).map(([t,s])=>l`<li key=${s} class="brief__line brief__line--${t}"><${g} name=${t} /><span>${s}</span></li>`)}
      </ul>
    </section>
  `}function er(n,e){let{say:t}=n,s=d=>new Intl.ListFormat(n.language).format(d.map(({name:c,charity:f})=>f?`${c} (${f})`:c)),o=d=>jt(d??"",n.language,n.now()),i=e.with_me.filter(d=>d.here),r=e.with_me.filter(d=>!d.here),{on_call:a}=e;return[e.pair_broken&&["warn",t("brief.alone")],i.length>0&&["pair",t("brief.here",{names:s(i)})],r.length>0&&["one",t("brief.expected",{names:s(r)})],e.with_me.length===0&&["pair",t("brief.nobody")],e.ends!==null&&["clock",t("brief.until",{when:o(e.ends)})],e.after.length>0&&["waiting",t("brief.after",{when:o(e.after_starts),names:s(e.after)})],e.after_starts!==null&&e.after.length===0&&["waiting",t("brief.after_nobody")],["phone",a?t("brief.on_call",a):t("brief.on_call_nobody")],e.supervisor!==null&&["umbrella",t("brief.supervisor",{name:e.supervisor})],e.lead!==null&&["leaf",t("brief.lead",{name:e.lead})],...e.closures.map(({starts:d,ends:c,reason:f})=>["moon",t("brief.shut",{from:o(d),until:o(c),reason:f})]),...tr(n)].filter(Boolean)}function tr({library:n,person:e,language:t,now:s,say:o}){let i=n.index.map(({answer:d})=>d),r=Xn(i,s().toISOString().slice(0,10),[t,...e.languages]).map(({title:d})=>d),a=r.slice(0,zs).join(", "),u=r.length-zs;return r.length===0?[]:[["book",u>0?o("brief.changed_more",{titles:a,count:u}):o("brief.changed",{titles:a})]]}function eo({app:n}){let{desk:e,say:t,person:s}=n,[o,i]=S(s.name),[r,a]=S(new Set(s.languages)),[u,d]=S(""),[c,f]=S(""),[p,h]=S(""),m=T(null);nr(m);let y=e.truth.desks??[],_=y.find(x=>x.rota===c)??y[0],v=e.phase==="checking_in";return l`
    <main class="gate">
      <form class="gate__card ${_?"gate__card--two":""}" onSubmit=${x=>{x.preventDefault();let k=o.trim()===""?"check_in.no_name":r.size===0?"check_in.no_language":"";d(k),!(k||v)&&(n.go({again:!1}),e.checkIn(o.trim(),[...r],{..._&&{rota:_.rota,brief_read:!0},...p&&{gender:p}}))}} ref=${m} novalidate>
        <div class="gate__side">
          <h2 class="gate__title">${t("check_in.title")}</h2>
          <p class="gate__lead">${t("check_in.lead")}</p>
          ${y.length>1&&l`<${Qs} app=${n} desks=${y} chosen=${_.rota} choose=${f} />`}
          ${_&&l`<${Xs} app=${n} brief=${_.brief} />`}
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
              ${s.languages.map(x=>l`<${sr} key=${x} app=${n} language=${x} chosen=${r} setChosen=${a} />`)}
            </div>
          </fieldset>
          <${Js} app=${n} chosen=${p} choose=${h} />
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
  `}function nr(n){q(()=>{let e=t=>{var s;return t.key==="Enter"&&t.target===document.body&&!t.repeat&&((s=n.current)==null?void 0:s.requestSubmit())};return document.addEventListener("keydown",e),()=>document.removeEventListener("keydown",e)},[])}function sr({app:n,language:e,chosen:t,setChosen:s}){let o=()=>{let i=new Set(t);i.delete(e)||i.add(e),s(i)};return l`<label class="chip">
    <input type="checkbox" checked=${t.has(e)} onChange=${o} /><span>${W(e,n.language)}</span>
  </label>`}function to({app:n}){let{say:e}=n;return l`
    <main class="gate">
      <div class="gate__card">
        <h2 class="gate__title">${e("elsewhere.title")}</h2>
        <p class="gate__lead">${e("elsewhere.text")}</p>
        <button type="button" class="button button--wide" onClick=${()=>n.desk.workHere()}>${e("elsewhere.go")}</button>
      </div>
    </main>
  `}var or=["light","usual","heavy"];function no({app:n}){return l`<main class="gate">${n.desk.hasDebriefed?l`<${rr} app=${n} />`:l`<${ir} app=${n} />`}</main>`}function ir({app:n}){let{desk:e,say:t,ui:s}=n,[o,i]=S(""),[r,a]=S(!1),u=s.callMe,d=new Intl.ListFormat(n.language).format((e.truth.gone??[]).map(({name:f})=>f));return l`
    <form class="gate__card debrief" onSubmit=${f=>{f.preventDefault(),e.debrief(u)}}>
      <h2 class="gate__title">${t("debrief.title")}</h2>
      <p class="gate__lead">${t("debrief.lead")}</p>
      <fieldset class="field">
        <legend>${t("debrief.how")}</legend>
        <div class="chips">
          ${or.map(f=>l`<label key=${f} class="chip"
                ><input type="radio" name="how" checked=${o===f} onChange=${()=>i(f)} /><span>${t(`debrief.${f}`)}</span></label
              >`)}
        </div>
      </fieldset>
      <label class="check"><input type="checkbox" checked=${r} onChange=${()=>a(!r)} /><span>${t("debrief.stays")}</span></label>
      <div role="status">
        ${(r||o==="heavy")&&l`<p class="debrief__care">${t(d?"debrief.care":"debrief.care_alone",{names:d})}</p>`}
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
      <${bt} app=${n} />
      <${so} app=${n} />
    </form>
  `}function rr({app:n}){let{desk:e,say:t,ui:s}=n;return l`
    <div class="gate__card debrief" role="status">
      <span class="over__leaf"><${g} name="moon" /></span>
      <h2 class="gate__title">${t("debrief.thanks")}</h2>
      ${s.callMe&&l`<p class="gate__lead">${t("debrief.called")}</p>`}
      ${s.callMe&&e.truth.on_call&&l`<p>${t("brief.on_call",e.truth.on_call)}</p>`}
      <${bt} app=${n} />
      <${so} app=${n} />
    </div>
  `}function so({app:n}){let{say:e}=n;return l`<div class="debrief__away">
    <button type="button" class="link-button" onClick=${()=>n.go({again:!0,callMe:!1})}>${e("debrief.again")}</button>
    <button type="button" class="link-button" onClick=${n.signOut}>${e("check_in.sign_out")}</button>
  </div>`}function bt({app:n}){let{desk:e,say:t}=n,s=e.truth.gone??[];return s.length===0?null:l`
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
  `}function oo({app:n}){let{say:e,settings:t}=n,s=T(null),[o,i]=S(null);return N(()=>{var a;return(a=s.current)==null?void 0:a.showModal()},[]),l`
    <dialog class="sheet" ref=${s} aria-labelledby="sheet-title" onKeyDown=${a=>{if(!o)return;if(a.key==="Escape"||a.key==="Tab")return i(null);let u=Ft(a);a.preventDefault(),a.stopPropagation(),u&&(n.set({keys:Wn(t.keys,o,u)}),i(null))}} onClose=${()=>n.go({sheet:!1})}>
      <h2 class="sheet__title" id="sheet-title">${e("sheet.title")}</h2>
      <p class="sheet__lead">${e("sheet.lead")}</p>
      <dl class="sheet__keys">
        ${we.map(a=>l`<div key=${a} class="sheet__row">
              <dt>${e(`action.${a}`)}</dt>
              <dd>
                <button
                  type="button"
                  class="key-button"
                  aria-label=${`${e(`action.${a}`)}: ${t.keys[a]||e("sheet.none")}`}
                  onClick=${()=>i(a)}
                >
                  ${o===a?e("sheet.press"):t.keys[a]||e("sheet.none")}
                </button>
              </dd>
            </div>`)}
      </dl>
      <h3 class="sheet__sub">${e("sheet.fixed")}</h3>
      <dl class="sheet__keys">
        ${["enter","shift_enter","slash"].map(a=>l`<div key=${a} class="sheet__row">
              <dt>${e(`sheet.${a}_does`)}</dt>
              <dd><kbd>${e(`sheet.${a}`)}</kbd></dd>
            </div>`)}
      </dl>
      <${ar} app=${n} />
      <div class="sheet__deeds">
        <button type="button" class="button button--plain" onClick=${()=>n.set({keys:De})}>${e("sheet.reset")}</button>
        <button type="button" class="button" onClick=${()=>{var a;return(a=s.current)==null?void 0:a.close()}}>${e("sheet.close")}</button>
      </div>
    </dialog>
  `}function ar({app:n}){let{say:e,settings:t}=n,[s,o]=S(!1),i=async()=>{if(t.notices)return n.set({notices:!1});let r="Notification"in globalThis&&await Notification.requestPermission()==="granted";o(!r),n.set({notices:r})};return l`
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
        onChange=${r=>n.set({volume:Number(r.target.value)})}
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
  `}var lr=24;function vt({app:n,conversation:e,channel:t,label:s,empty:o}){let i=e.log[t],r=T(null),a=T(!0),[u,d]=S(!1),c=()=>{let p=r.current;p&&(a.current=p.scrollHeight-p.scrollTop-p.clientHeight<lr,d(!a.current&&i.unread>0),a.current&&cr(p)&&e.tellShown(t))},f=()=>{r.current&&(r.current.scrollTop=r.current.scrollHeight),c()};return N(()=>{a.current=!0,f()},[e.id]),N(()=>{var h;let p=((h=i.lines.at(-1))==null?void 0:h.mine)===!0;a.current||p?f():c()}),q(()=>{let p=()=>a.current?f():c();document.addEventListener("visibilitychange",p);let h=new ResizeObserver(p);return r.current&&h.observe(r.current),()=>{document.removeEventListener("visibilitychange",p),h.disconnect()}},[e.id]),l`
    <div class="lines lines--${t}">
      <div class="lines__box" role="log" aria-label=${s} tabindex="0" ref=${r} onScroll=${c}>
        ${i.lines.some(io)&&l`<p class="line line--aside">${n.say(t==="room"?"talk.earlier":"confer.earlier")}</p>`}
        ${i.lines.length===0&&l`<p class="lines__empty">${o}</p>`}
        ${i.lines.filter(p=>!io(p)).map(p=>l`<${hr} key=${ur(p)} app=${n} conversation=${e} line=${p} channel=${t} />`)}
      </div>
      ${u&&l`<button type="button" class="lines__more" onClick=${f}>${n.say("talk.new_below")}</button>`}
    </div>
  `}function cr(n){return document.visibilityState==="visible"&&n.getClientRects().length>0}function io(n){return n.kind==="sealed"}function ur(n){return n.counter===void 0||n.kind==="gap"?`${n.kind}:${n.seq}`:`${n.slot}:${n.counter}`}function hr({app:n,conversation:e,line:t,channel:s}){return t.kind==="text"?l`<${fr} app=${n} conversation=${e} line=${t} channel=${s} />`:t.kind==="signal"?l`<p class="line line--signal"><strong>${n.say("talk.visitor")}</strong> ${n.say(`signal.${t.signal}`)}</p>`:t.kind==="handover"?l`<p class="line line--aside"><${g} name="book" />${n.say("handover.line",{name:t.text??""})}</p>`:t.kind==="kept"?l`<p class="line line--aside"><${g} name="leaf" />${n.say("talk.kept")}</p>`:t.kind==="slip"?l`<p class="line line--aside"><${g} name="slip" />${n.say(`slip.line_${t.signal}`)}</p>`:t.kind==="roster"?l`<p class="line line--aside">${dr(n,e,t)}</p>`:l`<p class="line line--warn"><${g} name="warn" />${n.say(`talk.${t.kind}`)}</p>`}function dr(n,e,t){let s=new Intl.ListFormat(n.language),o=u=>e.isMe(u)?n.say("talk.you"):e.nameOf(u),i=u=>[...u].sort((d,c)=>Number(e.isMe(c))-Number(e.isMe(d))),r=s.format(i(t.came??[]).map(o)),a=s.format((t.went??[]).map(o));return r&&r===a?n.say("talk.again",{names:r}):r&&a?n.say("talk.went_came",{came:r,went:a}):a?n.say("talk.went",{names:a}):n.say("talk.came",{names:r})}function fr({app:n,conversation:e,line:t,channel:s}){let{say:o,language:i}=n,r=s==="confer"?t.mine?"mine":"theirs":t.slot===0?"visitor":t.mine?"me":"worker",a=t.mine?o("talk.you"):t.slot===0?o("talk.visitor"):e.nameOf(t.slot??0);return l`
    <div class="line said said--${r}">
      <p class="said__who"><span dir="auto">${a}</span>${" "}<time class="said__time">${he(t.at??"",i)}</time></p>
      <p class="said__words" dir="auto">${t.text}</p>
      ${t.mine&&t.mark&&l`<p class="said__mark said__mark--${t.mark}"><${g} name=${pr[t.mark]} />${o(`mark.${t.mark}`)}</p>`}
    </div>
  `}var pr={sending:"clock",sent:"tick",delivered:"ticks"};var mr=3e3;function ro(n,e){let t=T(0),s=()=>{t.current!==0&&(t.current=0,e.sayTyping(!1))},o=i=>{if(!(!n.settings.typing||!e.isFirst)){if(i.trim()==="")return s();Date.now()-t.current<mr||(t.current=Date.now(),e.sayTyping(!0))}};return q(()=>s,[e.id]),{written:o,stop:s}}function ao(n,e,t){let s=Ge(n);return s.length>0?{why:"placeholder",holes:s}:Gn(n)?{why:"too_long"}:!t&&e.some(({words:o})=>Dn(n,o))?{why:"unchecked"}:null}function lo({app:n,conversation:e}){let{say:t}=n,s=T(null),[o,i]=S(0),[r,a]=S(null),[u,d]=S(0),[c,f]=S(null),p=ro(n,e),h=e.draft.room,m=e.isFirst?Pt(h,o):null,y=m&&m.start!==r&&n.library.state==="ready"?Ye(n.library.index,m.typed,{visitor:e.room.language,worker:n.desk.languages,project:e.room.project,most:8}):[],_=y.length>0,v=(b,I)=>{e.draft.room=b,e.held.room=null,f(null),i(I),d(0),Pt(b,I)===null&&a(null),n.go({})},$=(b,I)=>{var F,E,L;(F=s.current)==null||F.setSelectionRange(b,I),(E=s.current)==null||E.blur(),(L=s.current)==null||L.focus(),i(I)},x=(b,I)=>{let F=Jn(b,_r(n,e)),{text:E,start:L,end:me}=zn(e.draft.room,I,F);Ue(b)&&(e.unchecked=[...e.unchecked,{title:b.title,words:F}]),v(E,me),s.current&&(s.current.value=E),$(L,me)},k=()=>{let b=ao(e.draft.room,e.unchecked,(c==null?void 0:c.why)==="unchecked");if(f(b),(b==null?void 0:b.why)==="placeholder")return $(b.holes[0].start,b.holes[0].end);b||(p.stop(),e.say("room"))},P=b=>{b.isComposing||_&&m&&wr(b,{count:y.length,chosen:u,setChosen:d,pick:()=>x(y[u],m),leave:()=>a(m.start)})||b.key==="Enter"&&!b.shiftKey&&!b.altKey&&!b.ctrlKey&&!b.metaKey&&!$r()&&(b.preventDefault(),k())};gr(n,e,s,x,$);let Y=b=>i(b.target.selectionEnd),B=_?`answer-${u}`:void 0,H=c?yr(n,c):e.held.room&&t(`held.${e.held.room}`);return l`
    <form class="reply" onSubmit=${b=>(b.preventDefault(),k())}>
      ${_&&m&&l`<${Us} app=${n} found=${y} chosen=${u} visitor=${e.room.language} pick=${b=>x(b,m)} />`}
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
        onKeyUp=${Y}
        onClick=${Y}
        onBlur=${p.stop}
      ></textarea>
      <div class="reply__foot">
        <span class="reply__hint" id="reply-hint">${e.isFirst?t("reply.hint"):kr(n,e)}</span>
        ${e.isFirst?l`<button type="submit" class="button">${t("reply.send")}</button>`:e.room.role==="second"&&l`<button type="button" class="button" id="reply-take-over" onClick=${()=>n.act("take_over")}>
                ${t("talk.take_over")}
              </button>`}
      </div>
    </form>
  `}function gr(n,e,t,s,o){let{ui:i}=n;N(()=>{let r=t.current;i.wish!=="reply"||!r||r.disabled||(n.go({wish:null}),o(r.value.length,r.value.length))}),q(()=>{if(!i.placing||!t.current||t.current.disabled)return;let r=t.current.selectionEnd;n.go({placing:null}),s(i.placing,{start:r,end:r})},[i.placing])}function _r(n,{room:e}){var s,o;let t=((s=n.desk.truth.projects.find(i=>i.project===e.project))==null?void 0:s.next_opening)??null;return{worker:((o=n.desk.me)==null?void 0:o.name)??"",project:e.project_name,opening:t}}function kr(n,e){var t;return e.room.role==="supervisor"?n.say("reply.supervisor"):n.say("reply.second",{name:((t=e.writer)==null?void 0:t.name)??""})}function yr(n,e){return e.why!=="placeholder"?n.say(`held.${e.why}`):n.say("held.placeholder",{count:e.holes.length,names:e.holes.map(({words:t})=>t).join(", ")})}function wr(n,{count:e,chosen:t,setChosen:s,pick:o,leave:i}){let a={ArrowDown:()=>s((t+1)%e),ArrowUp:()=>s((t+e-1)%e),Enter:o,Escape:i}[n.key];return!a||n.shiftKey||n.altKey?!1:(n.preventDefault(),n.stopPropagation(),a(),!0)}function $r(){return matchMedia("(hover: none) and (pointer: coarse)").matches}function co({app:n,conversation:e}){let{say:t,ui:s}=n,o=T(null),i=e.partners.length===0;N(()=>{s.wish!=="confer"||!o.current||(n.go({wish:null}),o.current.focus())});let r=c=>{e.draft.confer=c.target.value,e.held.confer=null,n.go({})},a=c=>{c.preventDefault(),e.say("confer")},u=c=>{c.key==="Enter"&&!c.shiftKey&&!c.altKey&&!c.isComposing&&a(c)},d=e.held.confer&&t(`held.${e.held.confer}`);return l`
    <aside class="confer" aria-label=${t("confer.title")}>
      <div class="confer__top">
        <h3 class="confer__title"><${g} name="pair" />${t("confer.title")}</h3>
        <p class="confer__hint">${t(i?"confer.alone":"confer.hint")}</p>
      </div>
      <${vt} app=${n} conversation=${e} channel="confer" label=${t("confer.log")} empty=${t("confer.empty")} />
      <form class="confer__form" onSubmit=${a}>
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
          onInput=${r}
          onKeyDown=${u}
        ></textarea>
        <button type="submit" class="button button--confer">${t("confer.send")}</button>
      </form>
    </aside>
  `}var br=["finished","left","abusive","not_for_us"];function uo({app:n,conversation:e}){var d;let{desk:t,say:s}=n,[o,i]=S("finished"),r=T(null);N(()=>{var c;return(c=r.current)==null?void 0:c.focus()},[]);let a=()=>n.go({closing:null}),u=c=>{c.preventDefault(),a(),t.close(e.id,o)};return l`
    <form class="closing" onSubmit=${u} onKeyDown=${c=>c.key==="Escape"&&a()}>
      <fieldset class="closing__reasons">
        <legend class="closing__title">${s("close.reason")}</legend>
        ${br.map((c,f)=>l`<label key=${c} class="radio">
              <input
                type="radio"
                name="reason"
                value=${c}
                checked=${o===c}
                ref=${f===0?r:void 0}
                onChange=${()=>i(c)}
                onKeyDown=${p=>p.key==="Enter"&&u(p)}
              />
              <span>${s(`close.${c}`)}</span>
            </label>`)}
      </fieldset>
      <p class="closing__lead">${s((d=e.flags)!=null&&d.any?"close.lead_kept":"close.lead")}</p>
      <div class="closing__deeds">
        <button type="submit" class="button">${s("talk.close")}</button>
        <button type="button" class="button button--plain" onClick=${a}>${s("close.keep")}</button>
      </div>
    </form>
  `}function z({app:n,flags:e,opened:t}){let{say:s}=n,o=T(null),[i,r]=S(!1),[a,u]=S("");N(()=>{var c;return(c=o.current)==null?void 0:c.focus()},[]);let d=async c=>{var p;if(c.preventDefault(),i||!((p=o.current)!=null&&p.value))return;r(!0);let f=await e.world.unlock(o.current.value);if(r(!1),f!=="open")return u(f);o.current.value="",t()};return l`
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
      <p class="closing__fault" role="alert">${a&&s(Ie(a))}</p>
      <button type="button" class="button" aria-disabled=${i} onClick=${d}>${s(i?"keep.unlocking":"keep.unlock")}</button>
    </div>
  `}function fo({app:n,conversation:e}){let{say:t}=n,s=T(null),o=e.flags,i=()=>n.go({keeping:null});N(()=>{var a;o==null||o.learn(),(a=s.current)==null||a.focus()},[]);let r=(o==null?void 0:o.grounds)??null;return l`
    <section
      class="closing keeping"
      aria-labelledby="keeping-title"
      tabindex="-1"
      ref=${s}
      onKeyDown=${a=>a.key==="Escape"&&i()}
    >
      <h3 class="closing__title" id="keeping-title">${t("keep.title")}</h3>
      ${o&&r&&r!=="failed"&&r.may_keep?l`<${xr} app=${n} conversation=${e} flags=${o} grounds=${r} leave=${i} />`:l`<${vr} app=${n} grounds=${r} again=${()=>o==null?void 0:o.learn()} leave=${i} />`}
    </section>
  `}function vr({app:n,grounds:e,again:t,leave:s}){let{say:o}=n;return l`
    <p role="status">${o(e===null?"keep.loading":e==="failed"?"keep.failed":"keep.off")}</p>
    ${e!==null&&e!=="failed"&&l`<p>${o(e.may_note?"keep.off_note":"keep.off_alone")}</p>`}
    <div class="closing__deeds">
      ${e==="failed"&&l`<button type="button" class="button" onClick=${t}>${o("keep.retry")}</button>`}
      <button type="button" class="button button--plain" onClick=${s}>${o("keep.not_now")}</button>
    </div>
  `}function xr({app:n,conversation:e,flags:t,grounds:s,leave:o}){let{say:i}=n,[r,a]=S(null),[u,d]=S(!1),[c,f]=S(""),p=async()=>{if(u||!r)return f(r?c:"keep.choose");d(!0),f("");let h=await t.raise(r);if(d(!1),h==="kept")return o();f(h==="locked"?"locked":h)};return l`
    <p class="closing__lead">${i("keep.lead")}</p>
    <form onSubmit=${h=>(h.preventDefault(),p())}>
      <fieldset class="keeping__reasons">
        <legend class="keeping__legend">${i("keep.ground")}</legend>
        ${s.grounds.map(h=>l`<${Sr} key=${h.id} app=${n} flags=${t} ground=${h} chosen=${r} choose=${a} />`)}
      </fieldset>
      ${r&&l`<${Tr} app=${n} conversation=${e} ground=${r} grounds=${s} />`}
      <p class="closing__fault" role="alert">
        ${c&&c!=="locked"&&l`<${g} name="warn" />`}${c&&c!=="locked"&&i(c==="keep.choose"?c:Ie(c))}
      </p>
      ${c==="locked"?l`<${z} app=${n} flags=${t} opened=${p} />`:null}
      <div class="closing__deeds">
        ${c!=="locked"&&l`<button type="submit" class="button" aria-disabled=${u}>${i(u?"keep.going":"keep.go")}</button>`}
        <button type="button" class="button button--plain" onClick=${o}>${i("keep.not_now")}</button>
      </div>
    </form>
  `}function Sr({app:n,flags:e,ground:t,chosen:s,choose:o}){let i=e.isKept(t);return l`
    <label class="radio">
      <input type="radio" name="ground" value=${t.id} checked=${(s==null?void 0:s.id)===t.id} disabled=${i} onChange=${()=>o(t)} />
      <span>${t.title}${i&&l` <span class="quietly">${n.say("keep.already")}</span>`}</span>
    </label>
  `}function Tr({app:n,conversation:e,ground:t,grounds:s}){let{say:o}=n,i=e.partners.find(({role:u})=>u!=="supervisor"),r=T(null);N(()=>{var u;return(u=r.current)==null?void 0:u.scrollIntoView({block:"nearest"})},[t.id]);let a=t.is_quiet?"keep.who_quiet":t.asks_second?i?"keep.who_second":"keep.who_nobody":"keep.who_lead";return l`
    <div class="keeping__means" aria-live="polite" ref=${r}>
      <p><q>${t.plain}</q></p>
      <ul>
        <li>${o(a,{name:(i==null?void 0:i.name)??""})}</li>
        <li>${o("keep.how_long",{first:an(n,s.provisional_days),days:an(n,t.days),most:an(n,t.hard_max_days)})}</li>
        ${t.told?l`<li>
                ${o("keep.told")} <q lang=${e.room.language} dir="auto">${t.told}</q>
              </li>`:l`<li>${o("keep.not_told")} ${t.why_told}</li>`}
      </ul>
    </div>
  `}var ho=365;function an({say:n},e){return e%ho===0?n("keep.years",{count:e/ho}):n("keep.days",{count:e})}var Nr=["unreachable","nothing_can_be_kept","not_enrolled","list_is_old","cannot_check","already_there","not_found","sign_in_again","record_is_full","too_large","cannot_seal","wrong_passphrase"],Ie=n=>`unkept.${Nr.includes(n)?n:"trouble"}`;function po({app:n,conversation:e}){let t=e.flags;return t?l`
    <div class="kept" role="status">${t.list.map(s=>l`<${Cr} key=${s.record} app=${n} flags=${t} kept=${s} />`)}</div>
    ${t.list.map(s=>{var o;return((o=s.flag)==null?void 0:o.asked)&&l`<${Er} key=${s.record} app=${n} flags=${t} kept=${s} />`})}
  `:null}function Cr({app:n,flags:e,kept:t}){let{say:s}=n,{flag:o}=t;if(!o)return null;let i=e.groundOf(o.ground),r={name:o.name,ground:(i==null?void 0:i.title)??""};return l`
    <div class="kept__one">
      <p class="kept__title">
        <${g} name="leaf" /><strong>${s(o.asked?"kept.asked":o.answer==="yes"?"kept.kept":"kept.for_now",r)}</strong> ${r.ground}
      </p>
      ${o.asked&&i&&l`<p class="kept__aside"><q>${i.plain}</q></p>`} ${o.asked&&l`<p>${s("kept.asked_means")}</p>`}
      ${o.asked&&l`<p>${Ir(n,t)}</p>`}
      ${!o.asked&&l`<p class="kept__aside">${s(Or(t,i))}</p>`}
      ${o.mine&&!o.told&&l`<p class="kept__aside">${s("kept.not_told")}</p>`}
    </div>
  `}function Or({flag:n},e){return(n==null?void 0:n.answer)==="yes"?"kept.by_two":(n==null?void 0:n.answer)==="no"?"kept.said_no":e!=null&&e.is_quiet?"kept.quiet":e&&!e.asks_second?"kept.lead_decides":n!=null&&n.mine?"kept.second_asked":"kept.second_decides"}function Ir({say:n},{checked:e,isUnreadable:t}){if(t)return n("kept.unreadable");if(!e)return n("kept.checking");let{added:s,left_out:o,before_me:i}=e,r=[];return s>0&&r.push(n("kept.added",{count:s})),o>0&&r.push(n("kept.left_out",{count:o})),r.length===0&&r.push(n("kept.agrees")),i>0&&r.push(n("kept.before_me",{count:i})),r.join(" ")}function Er({app:n,flags:e,kept:t}){var r;let{say:s}=n,o=t.checked!==null&&!t.isAnswering,i=((r=t.flag)==null?void 0:r.name)??"";return l`
    <div class="kept__answer" role="group" aria-label=${s("kept.question",{name:i})}>
      <p class="closing__fault" role="alert">${t.trouble&&t.trouble!=="locked"&&s(Ie(t.trouble))}</p>
      ${t.trouble==="locked"&&l`<${z} app=${n} flags=${e} opened=${()=>t.confirm()} />`}
      <div class="closing__deeds">
        ${t.trouble!=="locked"&&l`<button type="button" class="button" aria-disabled=${!o} onClick=${()=>o&&t.confirm()}>${s("kept.yes")}</button>`}
        <button type="button" class="button button--plain" aria-disabled=${t.isAnswering} onClick=${()=>t.sayNo()}>${s("kept.no")}</button>
      </div>
    </div>
  `}var mo=5,go=10;function _o({app:n,conversation:e,isHard:t}){var d;let{desk:s,say:o,settings:i}=n,r=t||e.wasHeavy,a=c=>()=>{n.go({breather:{minutes:c,until:n.now().getTime()+c*6e4},tab:"conversation"}),s.takeBreak("breather"),s.putAway(e.id)},u=l`<button type="button" class="button ${r?"button--plain":""}" onClick=${()=>s.putAway(e.id)}>
    ${o("over.done")}
  </button>`;return((d=s.me)==null?void 0:d.status)!=="online"?l`<div class="over__deeds">${u}</div>`:l`
    <p class="over__offer" role="status">${o(r?"over.breather_offer_hard":"over.breather_offer")}</p>
    <div class="over__deeds">
      <button type="button" class="button ${r?"":"button--plain"}" onClick=${a(mo)}>
        <${g} name="cup" />${o("over.breather",{count:mo})}
      </button>
      ${r&&l`<button type="button" class="button button--plain" onClick=${a(go)}>${o("over.breather_long",{count:go})}</button>`} ${u}
    </div>
    ${!r&&l`<button type="button" class="link-button" onClick=${()=>n.act("heavy")}>
        ${o("over.heavy")} ${i.keys.heavy&&l`<kbd>${i.keys.heavy}</kbd>`}
      </button>`}
  `}function ko({app:n}){let{desk:e,say:t}=n;return l`
    <div class="quiet breather">
      <span class="over__leaf"><${g} name="cup" /></span>
      <h2 class="quiet__title">${t("breather.title")}</h2>
      <p class="quiet__lead" role="status">${ln(n)}</p>
      <p class="quiet__lead">${t(e.truth.on_call?"breather.talk":"breather.talk_partner",e.truth.on_call??{})}</p>
    </div>
  `}function ln(n){let{ui:e,say:t,now:s}=n;if(!e.breather)return"";let o=Math.ceil((e.breather.until-s().getTime())/6e4);return o>0?t("breather.left",{count:o}):t("breather.over",{count:e.breather.minutes})}function pe({app:n,id:e,label:t,hint:s,value:o,most:i,rows:r=2,first:a,write:u}){let d=Sn(o),c=[s&&`${e}-hint`,d.length>0&&`${e}-found`].filter(Boolean).join(" ");return l`
    <div class="acting__field">
      <label for=${e}>${t}</label>
      ${s&&l`<p class="acting__hint" id=${`${e}-hint`}>${s}</p>`}
      <textarea
        id=${e}
        class="box"
        ref=${a}
        rows=${r}
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
        ${d.length>0&&l`<${g} name="warn" />${n.say("guard.found",{what:Mr(n,o,d)})}`}
      </p>
    </div>
  `}function Mr({say:n,language:e},t,s){return new Intl.ListFormat(e).format(s.map(({kind:i,start:r,end:a})=>n("guard.one",{words:t.slice(r,a),kind:n(`guard.${i}`)})))}function cn({app:n,conversation:e}){let{say:t,acting:s}=n,{concern:o}=e,i=T(null);N(()=>{var h;return(h=i.current)==null?void 0:h.focus()},[]);let r=s.of(e.room.project),a=h=>(r==null?void 0:r.leads[h])??h,u=()=>n.go({concern:null});if(o.readers)return l`<${Ar} app=${n} names=${o.readers} close=${()=>(o.drop(),u())} />`;let d=()=>o.send(a),c=h=>(h.preventDefault(),d()),f=o.fault==="locked",p=Object.values((r==null?void 0:r.leads)??{});return l`
    <form class="acting" onSubmit=${c} onKeyDown=${h=>h.key==="Escape"&&u()} aria-labelledby="concern-title">
      <h3 class="acting__title" id="concern-title"><${g} name="pen" />${t("concern.title")}</h3>
      <p>${p.length>0?t("concern.lead",{names:$o(n,p),project:e.room.project_name}):wo(n,e)}</p>
      ${Je.map((h,m)=>{var y;return l`<${pe}
          key=${h}
          app=${n}
          id=${`concern-${h}`}
          label=${t(`concern.${h}`)}
          hint=${t(`concern.${h}_hint`)}
          value=${((y=o.draft)==null?void 0:y[h])??""}
          most=${as}
          first=${m===0?i:void 0}
          write=${_=>{o.begin()[h]=_,n.go({})}}
        />`})}
      <p class="acting__fault" role="alert">${o.fault&&l`<${g} name="warn" />`}${o.fault&&Lr(n,e)}</p>
      ${f&&l`<${z} app=${n} flags=${e.flags} opened=${d} />`}
      <div class="acting__deeds">
        ${!f&&l`<button type="submit" class="button" aria-disabled=${o.isGoing}>${t(o.isGoing?"concern.going":"concern.send")}</button>`}
        <button type="button" class="button button--plain" onClick=${u}>${t("concern.not_now")}</button>
      </div>
    </form>
  `}function Ar({app:n,names:e,close:t}){let s=T(null);return N(()=>{var o;return(o=s.current)==null?void 0:o.focus()},[]),l`<div class="acting">
    <p class="acting__done" role="status"><${g} name="tick" />${n.say("concern.written",{names:$o(n,e)})}</p>
    <p>${n.say("concern.written_more")}</p>
    <div class="acting__deeds"><button type="button" class="button" ref=${s} onClick=${t}>${n.say("concern.close")}</button></div>
  </div>`}function yo({app:n,conversation:e}){var a;let{say:t,ui:s,acting:o}=n;if(s.concern===e.id)return l`<${cn} app=${n} conversation=${e} />`;let i=((a=o.facts)==null?void 0:a.note_minutes)??30;return(e.endedAt?n.now().getTime()-e.endedAt.getTime():1/0)>i*6e4?null:l`<div class="over__concern">
    <p>${t("concern.after",{count:i})}</p>
    <button type="button" class="button button--plain" onClick=${()=>n.act("concern")}>${t("concern.write")}</button>
  </div>`}function Lr(n,e){return e.concern.fault==="no_leads"?wo(n,e):n.say(`concern.fault_${e.concern.fault}`)}function wo({say:n,acting:e,desk:t},s){let o=e.of(s.room.project),i=(o==null?void 0:o.lead)??(o==null?void 0:o.on_call)??t.truth.on_call;return i?n("concern.no_leads",{name:i.name,phone:i.phone}):n("concern.no_leads_no_phone")}var $o=({language:n},e)=>new Intl.ListFormat(n).format(e);function vo({app:n}){var d;let{acting:e,desk:t,say:s}=n,o=T(null);N(()=>{var c;return(c=o.current)==null?void 0:c.focus()},[]);let i=t.open,r=e.of(i==null?void 0:i.room.project),a=(d=e.facts)==null?void 0:d.card,u=()=>n.go({danger:!1});return l`
    <section class="acting danger" aria-labelledby="danger-title" onKeyDown=${c=>c.key==="Escape"&&u()}>
      <div class="acting__head">
        <h2 class="acting__title" id="danger-title" tabindex="-1" ref=${o}><${g} name="help" />${(a==null?void 0:a.title)??s("danger.title")}</h2>
        <button type="button" class="button button--plain button--small" onClick=${u}>${s("danger.close")}</button>
      </div>
      <${Rr} app=${n} here=${r} />
      ${!a&&l`<p role="status">${s("danger.not_there")}</p>`}
      ${a&&l`<p class="danger__first"><strong>${a.first}</strong> ${a.no_place}</p>
          <p>${a.agree} ${a.nobody_answers}</p>
          <${xt} title=${s("danger.ask")} lines=${a.ask} isInOrder=${!0} />
          ${i&&!i.ended&&l`<${Wr} app=${n} conversation=${i} here=${r} />`}
          <div class="danger__two">
            <${xt} title=${s("danger.say")} lines=${a.say} />
            <${xt} title=${s("danger.never_say")} lines=${a.never_say} />
          </div>
          <${xt} title=${s("danger.hand_over")} lines=${a.hand_over} isInOrder=${!0} />`}
      ${i&&l`<button type="button" class="button button--small" onClick=${()=>n.act("concern")}><${g} name="pen" />${s("concern.write")}</button>`}
    </section>
  `}function Rr({app:n,here:e}){let{desk:t,say:s}=n,o=(e==null?void 0:e.on_call)??t.truth.on_call,i=e==null?void 0:e.numbers;return l`
    <ul class="danger__phones">
      ${i&&l`<li>
          <a class="danger__phone" href=${`tel:${i.number}`}><${g} name="phone" />${i.number}</a>
          <span>${[s("danger.emergency"),i.also&&s("danger.also",{number:i.also})].filter(Boolean).join(" ")}</span>
        </li>`}
      ${o&&l`<${bo} who=${o} what=${s("danger.supervisor")} />`}
      ${(e==null?void 0:e.lead)&&l`<${bo} who=${e.lead} what=${s("danger.lead")} />`}
    </ul>
    ${(i==null?void 0:i.silent_mobile)&&l`<p class="acting__hint">${s("danger.silent",{number:i.number,press:i.silent_mobile})}</p>`}
  `}function bo({who:n,what:e}){return l`<li>
    <a class="danger__phone" href=${`tel:${n.phone.replace(/[^+0-9]/g,"")}`}><${g} name="phone" />${n.phone}</a>
    <span><span dir="auto">${n.name}</span>, ${e}</span>
  </li>`}function xt({title:n,lines:e,isInOrder:t=!1}){let s=t?"ol":"ul";return l`<div class="danger__part"><h3>${n}</h3><${s}>${e.map(o=>l`<li key=${o}>${o}</li>`)}</${s}></div>`}function Wr({app:n,conversation:e,here:t}){var u;let{acting:s,say:o,language:i}=n,r=s.ready(t,e.room.language),a=({title:d,text:c,checked:f})=>()=>{e.draft.room=[e.draft.room.trim(),c].filter(Boolean).join(`
`),f||(e.unchecked=[...e.unchecked,{title:d,words:c}]),n.go({danger:!1,wish:"reply",tab:"conversation"})};return l`
    <div class="danger__part">
      <h3>${o("danger.for_visitor",{language:W(e.room.language,i)})}</h3>
      <p class="acting__hint">${o(e.isFirst?"danger.places":"danger.not_first",{name:((u=e.writer)==null?void 0:u.name)??""})}</p>
      <ul class="danger__ready">
        ${r.map(d=>l`<li key=${d.id}>
            <button type="button" class="danger__place" disabled=${!e.isFirst} onClick=${a(d)}>
              <strong>${d.title}</strong> <span dir="auto" translate="no">${d.text}</span>
              ${!d.checked&&l`<em>${o("danger.unchecked")}</em>`}
            </button>
          </li>`)}
      </ul>
    </div>
  `}function xo({app:n,conversation:e}){let{say:t,language:s}=n,{card:o,isNew:i}=e.handover;if(!o||n.ui.handover===e.id)return null;let r=()=>{e.handover.isNew=!1,n.go({})};return l`
    <details class="card-slip" open=${i}>
      <summary class="card-slip__title">
        <${g} name="book" />${t("handover.title")}
        <span class="card-slip__by">${t("handover.by",{name:o.by,when:he(o.at,s)})}</span>
      </summary>
      <dl class="card-slip__words" tabindex="0">
        ${xe.filter(a=>o[a]).map(a=>l`<div key=${a}>
            <dt>${t(`handover.${a}`)}</dt>
            <dd dir="auto" translate="no">${o[a]}</dd>
          </div>`)}
      </dl>
      ${i&&l`<button type="button" class="button button--confer button--small" onClick=${r}>${t("handover.read")}</button>`}
    </details>
  `}function So({app:n,conversation:e}){let{desk:t,say:s,ui:o}=n,{handover:i}=e,[r,a]=S(!1),u=T(null);N(()=>{var p;return(p=u.current)==null?void 0:p.focus()},[]);let d=()=>n.go({handover:null,leaving:!1}),c=async p=>{if(p.preventDefault(),r)return;a(!0),(i.isEmpty?o.leaving:await i.send())&&(!o.leaving||await t.handOver(e.id))&&d(),a(!1)},f=e.held.confer&&s(`handover.${e.held.confer==="no_partner"?"nobody":"not_sent"}`);return l`
    <form class="slip" onSubmit=${c} onKeyDown=${p=>p.key==="Escape"&&d()}>
      <h3 class="confer__title"><${g} name="book" />${s("handover.title")}</h3>
      <p class="confer__hint">${s(o.leaving?"handover.lead_leaving":"handover.lead")}</p>
      ${xe.map((p,h)=>l`<${Fr} key=${p} app=${n} conversation=${e} field=${p} first=${h===0?u:void 0} />`)}
      <p class="confer__fault" role="alert">${f&&l`<${g} name="warn" />`}${f}</p>
      <div class="slip__deeds">
        <button type="submit" class="button button--confer" aria-disabled=${r}>${s(o.leaving?"handover.go":"handover.save")}</button>
        <button type="button" class="button button--plain" onClick=${d}>${s("handover.not_now")}</button>
      </div>
    </form>
  `}function Fr({app:n,conversation:e,field:t,first:s}){let{say:o}=n,i=e.handover.draft,r=a=>{i&&(i[t]=a.target.value),n.go({})};return l`
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
        onInput=${r}
      ></textarea>
    </div>
  `}function To({app:n,conversation:e}){let{desk:t,say:s}=n,{id:o,room:i}=e,r=i.role==="supervisor",a=u=>d=>{var c;(c=d.currentTarget.closest("details"))==null||c.removeAttribute("open"),u()};return l`
    <details class="more" onToggle=${()=>{var u;return(u=e.flags)==null?void 0:u.learn()}}>
      <summary class="button button--plain button--small">${s("talk.more")}</summary>
      <div class="menu menu--more">
        <button type="button" class="menu__item" aria-describedby="card-hint" onClick=${a(()=>n.act("handover"))}>${s("handover.title")}</button>
        <p class="menu__hint" id="card-hint">${s("handover.hint")}</p>
        <button type="button" class="menu__item" aria-describedby="concern-hint" onClick=${a(()=>n.act("concern"))}>${s("concern.title")}</button>
        <p class="menu__hint" id="concern-hint">${s("concern.hint")}</p>
        ${e.isFirst&&l`<button type="button" class="menu__item" aria-describedby="slip-hint" onClick=${a(()=>n.act("slip"))}>${s("slip.title")}</button>
            <p class="menu__hint" id="slip-hint">${s("slip.hint")}</p>`}
        ${!r&&l`<${jr} app=${n} conversation=${e} pick=${a} />
            <button type="button" class="menu__item" aria-describedby="confer-hint" onClick=${a(()=>t.askSupervisor(o,"confer"))}>
              ${s("ask.confer")}
            </button>
            <p class="menu__hint" id="confer-hint">${s("ask.confer_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="chat-hint" onClick=${a(()=>t.askSupervisor(o,"chat"))}>
              ${s("ask.chat")}
            </button>
            <p class="menu__hint" id="chat-hint">${s("ask.chat_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="know-hint" onClick=${a(()=>t.stepOut(o,"know_them"))}>
              ${s("talk.know")}
            </button>
            <p class="menu__hint" id="know-hint">${s("talk.know_hint")}</p>`}
        <button type="button" class="menu__item" aria-describedby="step-hint" onClick=${a(()=>t.stepOut(o,"hand_over"))}>
          ${s("talk.step_out")}
        </button>
        <p class="menu__hint" id="step-hint">${s(r?"ask.leave_hint":"talk.step_out_hint")}</p>
      </div>
    </details>
  `}function jr({app:n,conversation:e,pick:t}){var i;let{say:s}=n,o=(i=e.flags)==null?void 0:i.grounds;return o&&o!=="failed"&&!o.may_keep?l`<p class="menu__hint">${s("keep.off")} ${s(o.may_note?"keep.off_note":"keep.off_alone")}</p>`:l`
    <button type="button" class="menu__item" aria-describedby="keep-hint" onClick=${t(()=>n.act("keep"))}>${s("keep.title")}</button>
    <p class="menu__hint" id="keep-hint">${s("keep.hint")}</p>
  `}function No({app:n}){let{desk:e,say:t}=n,s=e.truth.called??[];if(s.length===0)return null;let o=i=>()=>{n.go({tab:"conversation"}),e.comeIn(i)};return l`
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
  `}function St({app:n,conversation:e}){let{slip:t}=e;return n.ui.slip===e.id&&t.stage==="writing"?l`<${Gr} app=${n} conversation=${e} />`:t.stage===null||t.stage==="writing"?null:l`<${Yr} app=${n} conversation=${e} />`}function Gr({app:n,conversation:e}){var f;let{say:t,acting:s}=n,{slip:o}=e,i=T(null);N(()=>{var p;return(p=i.current)==null?void 0:p.focus()},[]);let r=((f=s.facts)==null?void 0:f.slip_days)??7,a=()=>(o.close(),n.go({slip:null})),u=p=>h=>(p(h),o.fault=null,n.go({})),d=p=>(p.preventDefault(),o.ask(r)),c=()=>(o.draft.lines.push(""),n.go({}));return l`
    <form class="acting" onSubmit=${d} aria-labelledby="slip-title">
      <h3 class="acting__title" id="slip-title"><${g} name="slip" />${t("slip.title")}</h3>
      <p>${t("slip.lead",{days:r})}</p>
      <${pe} app=${n} id="slip-recipient" label=${t("slip.recipient")} hint=${t("slip.recipient_hint")} value=${o.draft.recipient} most=${120}
        rows=${1} first=${i} write=${u(p=>o.draft.recipient=p)} />
      <${pe} app=${n} id="slip-purpose" label=${t("slip.purpose")} value=${o.draft.purpose} most=${300} rows=${1}
        write=${u(p=>o.draft.purpose=p)} />
      ${o.draft.lines.map((p,h)=>l`<${pe} key=${h} app=${n} id=${`slip-line-${h}`} label=${t("slip.line",{count:h+1})} hint=${h===0?t("slip.line_hint"):void 0}
          value=${p} most=${400} write=${u(m=>o.draft.lines[h]=m)} />`)}
      ${o.draft.lines.length<12&&l`<button type="button" class="button button--plain button--small acting__add" onClick=${c}>${t("slip.add_line")}</button>`}
      <p class="acting__fault" role="alert">${o.fault&&l`<${g} name="warn" />`}${o.fault&&t(`slip.fault_${o.fault}`)}</p>
      <div class="acting__deeds">
        <button type="submit" class="button" aria-disabled=${o.isGoing}>${t("slip.ask")}</button>
        <button type="button" class="button button--plain" onClick=${a}>${t("slip.drop")}</button>
      </div>
    </form>
  `}function Yr({app:n,conversation:e}){var r;let{say:t}=n,{slip:s}=e,o=()=>(s.close(),n.go({slip:null})),i=((r=n.acting.facts)==null?void 0:r.slip_days)??7;return l`
    <div class="acting acting--state">
      <p role="status"><${g} name=${s.stage==="stored"?"tick":"slip"} />${t(`slip.${s.isGoing?"sealing":s.stage}`,{days:i})}</p>
      <p class="acting__fault" role="alert">${s.fault&&l`<${g} name="warn" />`}${s.fault&&t(`slip.fault_${s.fault}`)}</p>
      ${s.fault==="locked"&&l`<${z} app=${n} flags=${e.flags} opened=${()=>s.store()} />`}
      <div class="acting__deeds">
        ${s.stage==="asked"&&l`<button type="button" class="button button--plain button--small" onClick=${()=>s.withdraw()}>${t("slip.withdraw")}</button>`}
        ${s.stage==="agreed"&&!s.isGoing&&l`${s.fault!=="locked"&&l`<button type="button" class="button button--small" onClick=${()=>s.store()}>${t("slip.again")}</button>`}
            <button type="button" class="button button--plain button--small" onClick=${()=>s.giveUp()}>${t("slip.give_up")}</button>`}
        ${s.stage==="stored"&&l`<a class="button button--plain button--small" href="/records/slips" target="_blank" rel="noopener">${t("slip.take")}</a>`}
        ${(s.stage==="stored"||s.stage==="no")&&l`<button type="button" class="button button--plain button--small" onClick=${o}>${t("slip.close")}</button>`}
      </div>
    </div>
  `}function qr({wasKept:n,concern:e,slip:t},s){return n?"over.kept":e.wasWritten||t.stage==="stored"?"over.noted":s?"over.forgotten":"over.not_said"}var Br=new Set(["stepped_out","replaced","someone_else","returned_to_queue"]);function Co({app:n,conversation:e}){let{say:t}=n,{why:s,forgotten:o}=e.ended??{why:"line_lost",forgotten:!1},i=s==="abusive"||s==="left_quickly"||s==="second_holder"||e.wasKept;return l`
    <div class="over">
      <div class="over__card" role="status">
        <span class="over__leaf"><${g} name="leaf" /></span>
        <h2 class="over__title">${t(Br.has(s)?`stepped_out.${s}`:`over.${s}`)}</h2>
        <p class="over__kept">${t(qr(e,o))}</p>
      </div>
      ${e.cutOff&&l`<label class="over__cut-off">
        <span>${t("over.cut_off")}</span>
        <textarea readonly rows="3" translate=${!1} spellcheck=${!1}>${e.cutOff}</textarea>
      </label>`}
      <${St} app=${n} conversation=${e} />
      <${yo} app=${n} conversation=${e} />
      <${_o} app=${n} conversation=${e} isHard=${i} />
    </div>
  `}function Oo({app:n}){var o;let{desk:e,say:t}=n,s=e.open;return l`
    <section class="pane pane--centre" aria-label=${t("desk.centre_pane")}>
      ${n.ui.danger&&l`<${vo} app=${n} />`}
      ${!s&&l`<${n.ui.breather&&((o=e.me)==null?void 0:o.status)==="break"?ko:ta} app=${n} />`}
      ${(s==null?void 0:s.ended)&&l`<${Co} key=${s.id} app=${n} conversation=${s} />`}
      ${s&&!s.ended&&l`<${Ur} key=${s.id} app=${n} conversation=${s} />`}
    </section>
  `}function Ur({app:n,conversation:e}){var r,a;let{say:t}=n,{room:s}=e,o=((r=e.writer)==null?void 0:r.name)??"",i=e.isFirst?t("talk.nothing_yet",{name:((a=n.desk.me)==null?void 0:a.name)??""}):t("talk.nothing_yet_second",{name:o});return l`
    <div class="talk talk--${s.state}">
      <${Zr} app=${n} conversation=${e} />
      ${n.ui.closing===e.id&&l`<${uo} app=${n} conversation=${e} />`}
      ${n.ui.keeping===e.id&&l`<${fo} app=${n} conversation=${e} />`}
      <div class="talk__main">
        <${Qr} app=${n} conversation=${e} />
        <${po} app=${n} conversation=${e} />
        ${n.ui.handover===e.id&&l`<${So} app=${n} conversation=${e} />`}
        ${n.ui.concern===e.id&&l`<${cn} app=${n} conversation=${e} />`}
        <${St} app=${n} conversation=${e} />
        <${xo} app=${n} conversation=${e} />
        ${e.confersOnly?l`<p class="lines__empty">${t("talk.confers_only")}</p>`:l`<${Vr} app=${n} conversation=${e} empty=${i} />`}
      </div>
      <${co} app=${n} conversation=${e} />
    </div>
  `}function Vr({app:n,conversation:e,empty:t}){return l`
    <${vt} app=${n} conversation=${e} channel="room" label=${n.say("talk.log")} empty=${t} />
    <${ea} app=${n} conversation=${e} />
    <${lo} app=${n} conversation=${e} />
  `}function Zr({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,id:r}=e,a=e.isFirst&&e.partners.some(u=>u.here&&u.role!=="supervisor");return l`
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
          ${i.workers.map(u=>l`<${zr} key=${u.slot} app=${n} worker=${u} />`)}
          <${Jr} app=${n} conversation=${e} />
        </p>
      </div>
      <div class="head__deeds">
        ${a&&l`<button type="button" class="button button--plain button--small" onClick=${()=>n.act("take_over")}>
            ${s("talk.hand_pen")}
          </button>`}
        <button type="button" class="button button--plain button--small" aria-pressed=${n.ui.danger} onClick=${()=>n.act("danger")}>
          <${g} name="help" />${s("danger.open")}
        </button>
        <${To} app=${n} conversation=${e} />
        ${n.ui.closing!==r&&l`<button type="button" class="button button--plain button--small" onClick=${()=>n.act("close")}>${s("talk.close")}</button>`}
      </div>
    </header>
  `}function Jr({app:n,conversation:{whoIsWho:e}}){let{say:t}=n,s=e.hasFailed?"":e.passedThere?e.areGood?"keys.both":"keys.page":e.areGood?"keys.here":"";return s&&l`<span class="who who__place" title=${t("keys.why")}>${t(s)}</span>`}function zr({app:n,worker:e}){let{say:t}=n,s=e.here?e.role==="first"?e.me?"talk.you_write":"talk.writes":e.role==="second"?"talk.second":e.confers_only?e.me?"talk.you_confer":"talk.confers":e.me?"talk.you_look_on":"talk.looks_on":"talk.away";return l`<span class="who ${e.role==="first"?"who--first":""} ${e.here?"":"who--away"}">
    ${e.role==="first"&&e.here&&l`<${g} name="pen" />`}
    <span dir="auto">${e.me?t("talk.you"):e.name}</span> <span class="who__place">${t(s)}</span>
  </span>`}function Qr({app:n,conversation:e}){let{say:t}=n;return l`
    <div class="notes" role="status">
      ${Xr(e).map(({key:s,tone:o,values:i})=>l`<p key=${s} class="note note--${o}">
            <${g} name=${o==="alert"?"warn":o==="calm"?"leaf":"clock"} />${t(s,i)}
          </p>`)}
    </div>
  `}function Xr({room:n,refusedKey:e,signal:t,partners:s,whoIsWho:o}){let i=s.find(a=>!a.here),r=[];e&&r.push({key:"talk.refused_key",tone:"alert"});for(let a of o.named("failed"))r.push({key:"keys.failed",tone:"alert",values:{name:a}});for(let a of o.named("missing"))r.push({key:"keys.missing",tone:"wait",values:{name:a}});return n.log_full&&r.push({key:"note.log_full",tone:"alert"}),(n.state==="waiting"||n.state==="arriving")&&r.push({key:"note.waiting",tone:"wait"}),n.state==="alone"&&r.push(i?{key:"note.alone_partner",tone:"alert",values:{name:i.name}}:{key:"note.alone",tone:"alert"}),n.state==="interrupted"&&r.push({key:"note.interrupted",tone:"wait"}),n.supervisor_asked&&r.push({key:`note.asked_${n.supervisor_asked}`,tone:"wait"}),t&&r.push({key:`note.${t}`,tone:"calm"}),r}function ea({app:n,conversation:e}){let{say:t}=n,s=n.now().getTime(),i=[...e.typing].filter(([,r])=>r>s).map(([r])=>r).map(r=>r===0?t("talk.visitor_types"):t("talk.types",{name:e.nameOf(r)}));return l`<p class="typing" aria-hidden="true">${i.join(" ")}</p>`}function ta({app:n}){var a;let{desk:e,say:t,settings:s}=n,o=e.truth.waiting.some(u=>u.mine_to_take),i=((a=e.me)==null?void 0:a.status)==="online",r=[[s.keys.take,"empty.key_take"],["/","empty.key_answers"],[s.keys.confer,"empty.key_confer"],[s.keys.keys,"empty.key_keys"]];return l`
    <div class="quiet">
      <span class="quiet__umbrella"><${g} name="umbrella" /></span>
      <h2 class="quiet__title">${t(o?"empty.title_waiting":"empty.title")}</h2>
      <p class="quiet__lead">${t(o?"empty.lead_waiting":i?"empty.lead":"empty.lead_off")}</p>
      <dl class="quiet__keys">
        ${r.filter(([u])=>u).map(([u,d])=>l`<div key=${d} class="quiet__row">
                <dt><kbd>${u}</kbd></dt>
                <dd>${t(d)}</dd>
              </div>`)}
      </dl>
      ${!o&&i&&l`<p class="quiet__ask">${t("empty.ask")}</p>`}
    </div>
  `}function Io({app:n}){let{desk:e,say:t}=n,s=[...e.conversations.values()].filter(({ended:o})=>!o);return l`
    <section class="strip strip--break ending" aria-label=${t("ending.title")}>
      <p class="ending__lead" role="status"><${g} name="moon" />${t(s.length>0?"ending.lead":"finishing.banner")}</p>
      <button type="button" class="button button--small button--plain" onClick=${()=>e.comeBack()}>${t("finishing.stay")}</button>
      <ul class="ending__list">
        ${s.map(o=>l`<${na} key=${o.id} app=${n} conversation=${o} />`)}
      </ul>
    </section>
  `}function na({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,id:r}=e,a=d=>()=>{t.show(r),"handover"in d&&e.handover.begin(W(i.language,o)),n.go({tab:"conversation",handover:null,closing:null,leaving:!1,...d})},u=`${i.project_name}, ${W(i.language,o)}`;return l`
    <li class="ending__one">
      <span class="ending__name">${u}</span>
      ${i.role!=="supervisor"&&l`<button type="button" class="button button--small" onClick=${a({handover:r,leaving:!0})}>
            ${s("ending.hand_over")}<span class="unseen"> (${u})</span>
          </button>
          <button type="button" class="button button--small button--plain" onClick=${a({closing:r})}>
            ${s("ending.close")}<span class="unseen"> (${u})</span>
          </button>`}
    </li>
  `}var sa=["breather","food","call","other"];function Eo({app:n}){let{desk:e,say:t,settings:s}=n;return l`
    <header class="top">
      <h1 class="top__name">
        <span class="top__umbrella"><${g} name="umbrella" /></span>${n.title}
      </h1>
      <${oa} app=${n} />
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
        ${e.me&&l`<${ia} app=${n} />`}
      </div>
    </header>
    <${la} app=${n} />
    ${e.me&&l`<${aa} app=${n} />`}
  `}function oa({app:n}){let{desk:e,say:t}=n;return!e.me||e.truth.projects.length===0?null:l`
    <ul class="top__projects" aria-label=${t("projects.title")}>
      ${e.truth.projects.map(s=>l`
          <li key=${s.project} class="state state--${s.state}">
            <span class="state__mark" aria-hidden="true"></span><span class="top__project">${s.project_name}</span>${" "}
            <span class="state__word">${t(`project.${s.state}`)}</span>
          </li>
        `)}
    </ul>
  `}function ia({app:n}){var i,r;let{desk:e,say:t,ui:s}=n,o=((i=e.me)==null?void 0:i.status)??"online";return l`
    <div class="status">
      <button
        type="button"
        class="status__button status__button--${o}"
        aria-expanded=${s.status}
        onClick=${()=>n.go({status:!s.status})}
      >
        <span class="status__dot" aria-hidden="true"></span>
        <span class="status__name" dir="auto">${(r=e.me)==null?void 0:r.name}</span>
        <span class="status__word">${t(`status.${o}`)}</span>
      </button>
      ${s.status&&l`<${ra} app=${n} />`}
    </div>
  `}function ra({app:n}){var i;let{desk:e,say:t}=n,s=(i=e.me)==null?void 0:i.status,o=r=>()=>{n.go({status:!1}),r()};return l`
    <div
      class="menu"
      role="group"
      aria-label=${t("status.break_for")}
      onKeyDown=${r=>r.key==="Escape"&&n.go({status:!1})}
    >
      ${s!=="online"&&s!=="supervising"&&l`<button type="button" class="menu__item" onClick=${o(()=>e.comeBack())}>${t("break.back")}</button>`}
      ${s!=="break"&&l`<p class="menu__title"><${g} name="cup" />${t("status.break_for")}</p>`}
      ${s!=="break"&&sa.map(r=>l`<button key=${r} type="button" class="menu__item" onClick=${o(()=>(n.go({breather:null}),e.takeBreak(r)))}>
              ${t(`break.${r}`)}
            </button>`)}
      ${s!=="finishing"&&l`<hr class="menu__line" />
          <button type="button" class="menu__item" aria-describedby="end-hint" onClick=${o(()=>e.endShift())}>
            <${g} name="moon" />${t("status.end")}
          </button>
          <p class="menu__hint" id="end-hint">${t("status.end_hint")}</p>`}
      <hr class="menu__line" />
      <button type="button" class="menu__item" aria-describedby="out-hint" onClick=${o(()=>n.signOutEverywhere())}>${t("sign_out.everywhere")}</button>
      <p class="menu__hint" id="out-hint">${t("sign_out.everywhere_hint")}</p>
    </div>
  `}function aa({app:n}){var o;let{desk:e,say:t}=n,s=(o=e.me)==null?void 0:o.status;return s==="break"?l`<div class="strip strip--break" role="status">
      <${g} name="cup" />${n.ui.breather&&e.open?ln(n):t(e.truth.mine.length>0?"break.banner_open":"break.banner")}
      <button type="button" class="button button--small" onClick=${()=>e.comeBack()}>${t("break.back")}</button>
    </div>`:s!=="finishing"?null:l`<${Io} app=${n} />`}function la({app:n}){let{desk:e,say:t}=n;return e.line==="open"||e.line==="connecting"&&e.phase==="arriving"?l`<div role="status" class="strip strip--none"></div>`:l`<div role="status" class="strip strip--alert">
    <${g} name="off" /><span
      >${t(`line.${e.line}`)}${" "}${e.line==="refused"&&l`<a href="/sign-in">${t("line.sign_in")}</a>`}</span
    >
  </div>`}function Mo({app:n}){let{desk:e,say:t}=n;return l`
    <section class="pane pane--left" aria-label=${t("desk.waiting_pane")}>
      <${ca} app=${n} />
      <${No} app=${n} />
      ${e.truth.broken.length>0&&l`<${ha} app=${n} />`}
      <${da} app=${n} />
      <${pa} app=${n} />
    </section>
  `}function ca({app:n}){let{desk:e,say:t}=n,s=e.truth.waiting;return l`
    <div class="block ${s.length>0?"block--waiting":""}">
      <h2 class="block__title">
        <${g} name="waiting" />${t("waiting.title")}${s.length>0&&l`<span class="count">${s.length}</span>`}
      </h2>
      ${s.length===0&&l`<p class="block__none">${t("waiting.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>l`<${ua} key=${o.conversation} app=${n} visitor=${o} />`)}
      </ul>
    </div>
  `}function ua({app:n,visitor:e}){let{desk:t,say:s,language:o}=n,i=Un(e.since,n.now()),r=()=>{n.go({wish:"reply",tab:"conversation"}),t.takeVisitor(e.conversation)};return l`
    <li class="card">
      <div class="card__text">
        <p class="card__main">
          <span>${W(e.language,o)}</span>
          <span class="card__since">${i===0?s("waiting.now"):s("waiting.minutes",{count:i})}</span>
        </p>
        <p class="card__aside">${e.project_name}</p>
        <${Zs} app=${n} visitor=${e} />
      </div>
      ${e.mine_to_take&&l`<button type="button" class="button" onClick=${r}>${s("waiting.take")}</button>`}
    </li>
  `}function ha({app:n}){let{desk:e,say:t,language:s}=n,o=i=>()=>{n.go({tab:"conversation"}),e.join(i)};return l`
    <div class="block block--broken">
      <h2 class="block__title"><${g} name="warn" />${t("broken.title")}</h2>
      <ul class="cards">
        ${e.truth.broken.map(i=>l`
            <li key=${i.conversation} class="card">
              <div class="card__text">
                <p class="card__main">
                  <span>${W(i.language,s)}</span><span class="card__since">${he(i.since,s)}</span>
                </p>
                <p class="card__aside">${i.project_name}</p>
              </div>
              <button type="button" class="button" onClick=${o(i.conversation)}>${t("broken.join")}</button>
            </li>
          `)}
      </ul>
    </div>
  `}function da({app:n}){let{desk:e,say:t}=n,s=[...e.conversations.values()];return l`
    <div class="block">
      <h2 class="block__title"><${g} name="talk" />${t("mine.title")}</h2>
      ${s.length===0&&l`<p class="block__none">${t("mine.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>l`<${fa} key=${o.id} app=${n} conversation=${o} />`)}
      </ul>
    </div>
  `}function fa({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,ended:r,unread:a,id:u}=e,d=()=>{t.show(u),n.go({tab:"conversation"})},c=r?"ended":e.state;return l`
    <li>
      <button type="button" class="card card--button" aria-current=${t.openId===u?"true":void 0} onClick=${d}>
        <span class="card__text">
          <span class="card__main"
            >${W(i.language,o)} <span class="card__role">${r?"":s(`mine.${i.role}`)}</span></span
          >
          <span class="card__aside">${i.project_name}</span>
          <span class="card__aside state state--${c}"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${c}`)}</span
          >
        </span>
        ${a>0&&l`<span class="count"><span aria-hidden="true">${a}</span><span class="unseen">${s("mine.unread",{count:a})}</span></span>`}
      </button>
    </li>
  `}function pa({app:n}){let{desk:e,say:t,language:s}=n,{colleagues:o,on_call:i,projects:r}=e.truth;return l`
    <div class="block block--team">
      <h2 class="block__title"><${g} name="pair" />${t("team.title")}</h2>
      ${o.length===0&&l`<p class="block__none">${t("team.none")}</p>`}
      <ul class="people">
        ${o.map(a=>l`<${ma} key=${a.name+a.charity} app=${n} one=${a} />`)}
      </ul>
      <${bt} app=${n} />
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
          ${r.map(a=>l`
              <li key=${a.project} class="person">
                <span class="person__name">${a.project_name}</span>
                <span class="state state--${a.state}"
                  ><span class="state__mark" aria-hidden="true"></span>${t(`project.${a.state}`)}</span
                >
                ${a.next_opening&&l`<span class="person__aside">${t("project.opens",{when:qe(a.next_opening,s)})}</span>`}
              </li>
            `)}
        </ul>
      </div>
    </div>
  `}function ma({app:n,one:e}){let{say:t}=n,s=e.here?e.status:"away",o=[e.first_in>0&&t("team.first_in",{count:e.first_in}),e.second_in>0&&t("team.second_in",{count:e.second_in})].filter(Boolean),i=e.briefed?[t("team.briefed")]:[],r=e.status==="break"&&e.reason?[t(`break.${e.reason}`)]:[];return l`
    <li class="person">
      <span class="person__name" dir="auto">${e.name}</span>
      <span class="state state--${s}"><span class="state__mark" aria-hidden="true"></span>${t(`status.${s}`)}</span>
      <span class="person__aside">${[e.charity,...o.length>0||r.length>0?o:[t("team.free")],...r,...i].join(" · ")}</span>
    </li>
  `}var ga=[["waiting","waiting"],["conversation","talk"],["answers","book"]];function Ao({app:n}){let{desk:e,ui:t,say:s}=n;return e.phase==="arriving"?l`<main class="gate">
      <p class="gate__lead" role="status">${s(e.line==="refused"?"refused.sign_in_again":"desk.loading")}</p>
    </main>`:l`
    <div class="desk" data-tab=${t.tab} data-answers=${t.answers?"open":"folded"}>
      <${Eo} app=${n} />
      <${ya} app=${n} />
      ${e.phase==="on"&&l`<${_a} app=${n} />`} ${e.phase==="elsewhere"&&l`<${to} app=${n} />`}
      ${(e.phase==="out"||e.phase==="checking_in")&&l`<${e.hasFinished&&!n.ui.again?no:eo} app=${n} />`}
      ${t.sheet&&l`<${oo} app=${n} />`}
    </div>
  `}function _a({app:n}){let{ui:e,say:t}=n;return l`
    <main class="panes">
      <${Mo} app=${n} />
      <${Oo} app=${n} />
      ${e.answers||e.tab==="answers"?l`<${Vs} app=${n} />`:l`<button type="button" class="unfold" onClick=${()=>n.go({answers:!0})}>
              <${g} name="book" />${t("answers.open")}
            </button>`}
    </main>
    <${ka} app=${n} />
  `}function ka({app:n}){let{desk:e,ui:t,say:s}=n,o={waiting:e.truth.waiting.length+e.truth.broken.length,conversation:e.unread,answers:0};return l`
    <nav class="tabs" aria-label=${s("tab.list")}>
      ${ga.map(([i,r])=>l`
          <button
            key=${i}
            type="button"
            class="tabs__tab"
            aria-current=${t.tab===i?"page":void 0}
            onClick=${()=>n.go({tab:i})}
          >
            <${g} name=${r} />${s(`tab.${i}`)}${o[i]>0&&l`<span class="count">${o[i]}</span>`}
          </button>
        `)}
    </nav>
  `}function ya({app:n}){let{desk:e,say:t}=n;return l`
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
  `}var Lo={"desk.loading":"Coming to the desk…","desk.waiting_pane":"Waiting and mine","desk.centre_pane":"The open conversation","desk.answers_pane":"Answers","tab.waiting":"Waiting","tab.conversation":"Conversation","tab.answers":"Answers","tab.list":"Show","line.connecting":"Reaching the desk…","line.lost":"Your line is lost. We keep trying; your drafts are safe on this page.","line.refused":"You are no longer signed in. Your drafts are still on this page: copy what you need, then","line.sign_in":"sign in again","check_in.title":"Ready when you are","check_in.lead":"You work here two at a time, never alone. Check in when you are settled.","check_in.name":"Name for this shift","check_in.name_hint":"Visitors and your partner see this name. It need not be your own.","check_in.languages":"Languages you can answer in","check_in.go":"Check in","check_in.going":"Checking in…","check_in.sound":"While somebody waits you hear two soft bells. You can switch them off at the top.","check_in.no_language":"Choose at least one language.","check_in.no_name":"Write the name you want to be seen with.","gender.label":"If you wish: you are","gender.hint":"Visitors may ask for one of two to be a woman, a man or non-binary. Your answer is used for that alone: nobody sees it, and it goes when your shift ends. Visitors can see that somebody on is.","gender.unsaid":"not said","gender.woman":"a woman","gender.man":"a man","gender.non_binary":"non-binary","check_in.sign_out":"Sign out","sign_out.everywhere":"Sign out everywhere","sign_out.everywhere_hint":"On every device, at once. Your shift loses its line here.","where.title":"Where are you on?","where.turn":"your shift from {when}","where.no_turn":"no shift of yours soon","brief.title":"Before you start","brief.here":"Here already: {names}","brief.expected":"Signed up with you: {names}","brief.nobody":"Nobody else is signed up or here yet. The chat opens for visitors when two are.","brief.until":"Until {when}","brief.after":"After you, from {when}: {names}","brief.after_nobody":"Nobody is signed up for what comes after you yet.","brief.on_call":"On call: {name}, {phone}","brief.on_call_nobody":"Nobody is named as on call.","brief.supervisor":"Supervisor: {name}","brief.lead":"Safeguarding lead: {name}","brief.shut":"Closed {from} to {until}: {reason}","brief.alone":"Somebody is alone with a visitor just now, and would be glad of you.","brief.changed":"Answers changed lately: {titles}","brief.changed_more":"Answers changed lately: {titles}, and {count} more","brief.read":"Checking in says that you have read this.","team.briefed":"has read the brief","debrief.title":"Your shift has ended. Thank you.","debrief.lead":"Take a minute before you go. What you tick here stays on this page and goes with it.","debrief.how":"How was it?","debrief.light":"Light","debrief.usual":"As most evenings are","debrief.heavy":"Heavy","debrief.stays":"Something of it stays with me","debrief.care":"Then do not carry it home alone. Talk with {names} now, or ask for a call.","debrief.care_alone":"Then do not carry it home alone. Ask for a call: that is what they are there for.","debrief.call":"I would like the supervisor to call me","debrief.call_hint":"Your name for this shift is shown at the desk. The alert itself says only that somebody would like a call.","debrief.done":"I have looked back on it","debrief.thanks":"Rest well.","debrief.called":"The alert has gone out. Stay by your phone; if it cannot wait, ring the number yourself.","debrief.again":"Come on again","gone.title":"Gone home","gone.done":"has debriefed","gone.not_yet":"has not debriefed yet","gone.wants_call":"would like a call","elsewhere.title":"You are checked in on another page","elsewhere.text":"This page is off, so that your keys are in one place only. Nothing that was here is kept.","elsewhere.go":"Work here instead","status.online":"Online","status.break":"On a break","status.finishing":"Finishing","status.supervising":"Supervising","status.away":"Line lost","status.break_for":"Break for","break.breather":"A breather","break.food":"Food","break.call":"A call","break.other":"Something else","status.end":"End shift","status.end_hint":"Nothing new comes. The shift ends when your last conversation does.","break.banner":"You are on a break. Nothing new comes to you.","break.banner_open":"You are on a break. Nothing new comes to you; the conversations you are in go on.","break.back":"I am back","finishing.banner":"Finishing: nothing new comes. Your shift ends with your last conversation.","finishing.stay":"Stay on","ending.title":"The end of your shift","ending.lead":"Nothing new comes. What becomes of those still talking with you?","ending.hand_over":"Hand over","ending.close":"Say goodbye and close","handover.title":"Handover card","handover.hint":"So that nobody has to tell it again. Goes when the conversation goes.","handover.by":"from {name}, {when}","handover.asked":"What was asked","handover.said":"What we said","handover.next":"What comes next","handover.language":"Language","handover.read":"I have read it","handover.lead":"Only you two see it, and whoever comes in later. It goes when the conversation goes.","handover.lead_leaving":"A few words for whoever comes in, so that nobody has to tell it again. You go when somebody has come.","handover.save":"Put it on the card","handover.go":"Hand over now","handover.not_now":"Not now","handover.line":"Handover card from {name}","handover.nobody":"Not sent: nobody is here to hold the card. Let somebody join you first. Your words are still here.","handover.not_sent":"Not sent: your pair’s key is not there yet. Your words are still here; try again in a moment.","keep.title":"Keep this chat","keep.hint":"Only for a reason in the policy, with a second person. You read what it means first.","keep.lead":"Everything said from the first word on is sealed. Two safeguarding leads can open it, together and never alone.","keep.loading":"One moment…","keep.failed":"The policy could not be fetched. Nothing is kept.","keep.retry":"Try again","keep.off":"Chats of this project cannot be kept just now. That takes two safeguarding leads and a sound policy; ask a coordinator about it.","keep.off_note":"You can still write a concern note: a lead reads it at once. In danger, use the danger card.","keep.off_alone":"In danger, use the danger card and ring the number under “On call”.","keep.ground":"Why? As visitors can read it in the rules:","keep.already":"(kept already)","keep.choose":"Choose why, then press again. Nothing is kept yet.","keep.go":"Keep it","keep.going":"Sealing…","keep.not_now":"Not now","keep.who_second":"{name} is asked to confirm. If they say no, or nothing, the lead on call decides.","keep.who_nobody":"Nobody is with you to confirm, so the lead on call decides.","keep.who_lead":"The lead on call decides.","keep.who_quiet":"The lead on call decides. Nothing of it is shown on your partner’s screen; whom you tell is up to you.","keep.how_long":"At first for {first}. If it is confirmed, for {days}, and never longer than {most}. Then it is gone.","keep.days":{one:"{count} day",other:"{count} days"},"keep.years":{one:"{count} year",other:"{count} years"},"keep.told":"The visitor is told:","keep.not_told":"The visitor is not told.","keep.locked":"Your keys are locked. Write your passphrase once more; it stays in this browser.","keep.unlock":"Unlock and go on","keep.unlocking":"Unlocking…","unkept.unreachable":"We could not reach the server, and do not know whether it arrived. Press again: it is never kept twice.","unkept.nothing_can_be_kept":"Nothing is kept: this project has fewer than two safeguarding leads just now. A concern note still works if there is one.","unkept.not_enrolled":"Nothing is kept: your keys are not vouched for in this project. Ring the supervisor, and ask a coordinator to sign them.","unkept.list_is_old":"Nothing is kept yet: there is a newer list of leads. Press again.","unkept.cannot_check":"Nothing is kept: the list of leads did not pass its checks. Tell a coordinator today. A concern note may still work.","unkept.already_there":"Your partner was quicker: this chat is being kept already.","unkept.not_found":"That is not there any more. The conversation may just have ended.","unkept.sign_in_again":"Nothing is kept: you are no longer signed in. Sign in on another page, then press again.","unkept.record_is_full":"It is as long as a record may be.","unkept.too_large":"Nothing is kept: it is larger than a record may be. Write a concern note.","unkept.cannot_seal":"Nothing is kept: it could not be sealed on this page. Try again; if it stays so, write a concern note.","unkept.wrong_passphrase":"That passphrase does not open your keys. Try again.","unkept.trouble":"Nothing was changed: the server did not take it. Try again; if it stays so, write a concern note.","kept.asked":"{name} wants to keep this chat.","kept.asked_means":"Do you agree? If you say no, the safeguarding lead on call decides.","kept.for_now":"Kept for now.","kept.kept":"This chat is being kept.","kept.question":"{name} wants to keep this chat","kept.yes":"Yes, keep it","kept.no":"No","kept.by_two":"Two of you agreed. What is said from now on is added by itself.","kept.said_no":"The second said no. The lead on call decides; until then it is kept for now.","kept.quiet":"Only you see this. The lead on call decides; what is said from now on is added by itself.","kept.lead_decides":"The lead on call decides. What is said from now on is added by itself.","kept.second_asked":"Your partner is asked to confirm. What is said from now on is added by itself.","kept.second_decides":"Whether it stays, the second or the lead on call decides. What is said from now on is added by itself.","kept.not_told":"The visitor is not told.","kept.checking":"Your page is comparing it with what is on your screen…","kept.agrees":"What was sealed agrees with what is on your screen.","kept.unreadable":"Your page could not open what was sealed, so it cannot be compared. If you are not sure, say no: the lead decides.","kept.added":{one:"{count} line in it is not on your screen.",other:"{count} lines in it are not on your screen."},"kept.left_out":{one:"{count} line on your screen is not in it.",other:"{count} lines on your screen are not in it."},"kept.before_me":{one:"{count} line is from before you came; you cannot check it.",other:"{count} lines are from before you came; you cannot check them."},"danger.open":"In danger?","danger.title":"If somebody is in danger","danger.close":"Close","danger.not_there":"The rest of this card has not come yet. It comes by itself when the line is back.","danger.emergency":"emergency","danger.also":"({number} works too)","danger.supervisor":"supervisor on call","danger.lead":"safeguarding lead","danger.silent":"From a mobile without speaking: call {number}, listen, press {press}. It does not show where they are.","danger.ask":"Ask","danger.say":"Say","danger.never_say":"Better not","danger.hand_over":"Hand it over","danger.for_visitor":"Ready for the visitor ({language})","danger.places":"Goes into your reply, where you can change it. Nothing is sent by itself.","danger.not_first":"{name} writes. Take over to place these in the reply, or tell them in confer.","danger.unchecked":"not yet checked by somebody at home in it","guard.found":"Somebody could be found by this: {what}. Keep it only if whoever reads this needs it.","guard.one":"“{words}” ({kind})","guard.phone":"phone number","guard.email":"e-mail","guard.handle":"name on a site","guard.link":"link to a profile","guard.postcode":"whole postcode","guard.id_number":"number of a paper or an account","guard.birth_date":"date of birth","guard.placeholder":"still to be filled in","concern.title":"Concern note","concern.write":"Write a concern note","concern.hint":"What happened and what you did, for the safeguarding leads at once.","concern.lead":"For the leads of {project}: {names}. It is sealed here, and any one of them can open it at once. Say what is needed and no more.","concern.facts":"What do you know?","concern.facts_hint":"What was said or seen, as they said it. What you only think, call so.","concern.decision":"What did you two decide, and why?","concern.decision_hint":"Also what the visitor wants, and whether they know of this note.","concern.action":"What have you done?","concern.action_hint":"Whom you rang and when, what they said, what happens next.","concern.told":"Who was told?","concern.told_hint":"Emergency number, supervisor, lead. Nobody yet is an answer too.","concern.send":"Seal and write","concern.going":"Sealing it…","concern.not_now":"Not now","concern.written":"Written. {names} can read it now.","concern.written_more":"They are told by mail and on their desk, without a word of what it says. If it cannot wait, ring as well.","concern.close":"Close","concern.after":"Did something worry you? You can still write a concern note, for {count} minutes after the end.","concern.no_leads":"Nobody can read a note here yet: this project has no enrolled lead. Please ring {name}, {phone}.","concern.no_leads_no_phone":"Nobody can read a note here yet: this project has no enrolled lead. Please ring your coordinator.","concern.fault_empty":"Write at least one line.","concern.fault_locked":"Not written yet: your keys are locked. Your words are still here.","concern.fault_cannot_check":"Not written: the list of leads could not be checked, so nothing was sealed. Ring the supervisor, and try again. Your words are still here.","concern.fault_cannot_seal":"Not written: it could not be sealed, so nothing went out. Try again. Your words are still here.","concern.fault_unreachable":"Not written: the line is lost. Your words are still here; press again when it is back. Until then, ring.","concern.fault_too_late":"Not written: the chat ended more than half an hour ago, or you were not in it. Ring a lead and tell them. Your words are still here, to be copied.","concern.fault_sign_in_again":"Not written: you are no longer signed in. Sign in in another tab, then press again. Your words are still here.","concern.fault_trouble":"Not written: something went wrong on our side, and nothing was stored. Your words are still here; try again, and ring meanwhile.","notice.note_unwritten":"A concern note, or something a visitor agreed to, is not stored yet. Finish it, or put it away, before your shift ends.","alert.note_written":"A concern note has been written. You can read it under “Kept”.","alert.slip_left":"A visitor has agreed to something that is to be passed on. It waits under “Kept”.","slip.title":"Consent slip","slip.hint":"A referral, a call back, a report to a scheme: the visitor sees and approves every line.","slip.lead":"The visitor sees every line, can leave any out or change it, and says yes or no. Only then is it sealed for our team: taken out once, deleted then, or after {days} days.","slip.recipient":"Who gets it?","slip.recipient_hint":"The service, and a person if you know one.","slip.purpose":"What for?","slip.line":"Line {count}","slip.line_hint":"One thing in each line, in the visitor’s words, so that each can be left out by itself.","slip.add_line":"One more line","slip.ask":"Show it to the visitor","slip.drop":"Put it away","slip.withdraw":"Take the question back","slip.again":"Try again","slip.give_up":"Give up and tell the visitor","slip.take":"Take it out myself","slip.close":"Close","slip.sealing":"They said yes. Sealing what they approved…","slip.asked":"Before the visitor now. Nothing is sealed or stored until they say yes.","slip.agreed":"They said yes. It is not stored yet.","slip.stored":"Stored, as they approved it. The visitor is told. It is deleted when it is taken out, or after {days} days.","slip.no":"They said no. Nothing was stored, and nothing of it is left.","slip.line_asked":"Asked whether something may be passed on.","slip.line_yes":"The visitor: yes, pass this on.","slip.line_no":"The visitor: no, do not.","slip.line_stored":"The visitor was told that it was passed on.","slip.line_not_stored":"The visitor was told that it was not passed on.","slip.line_withdrawn":"The question was taken back.","slip.fault_no_recipient":"Write who gets it.","slip.fault_no_purpose":"Write what it is for.","slip.fault_no_lines":"Write at least one line.","slip.fault_too_long":"All together it is too long. Make it shorter.","slip.fault_not_first":"Only the one who writes can show it. Take over first. Your words are still here.","slip.fault_not_now":"Not shown: the visitor cannot be reached just now. Nothing went out; try again in a moment.","slip.fault_nobody":"Not stored: nobody is enrolled who could take it out. Ask a coordinator. The visitor has not been told that it was passed on.","slip.fault_untold":"It is stored, and the visitor could not be told so just now. Please tell them.","slip.fault_empty":"Write at least one line.","slip.fault_no_leads":"Not stored: nothing can be sealed for this project just now. The visitor has not been told that it was passed on.","slip.fault_locked":"Not stored yet: your keys are locked.","slip.fault_cannot_check":"Not stored: what vouches for our team could not be checked. Try again; if it stays so, give up and tell the visitor.","slip.fault_cannot_seal":"Not stored: it could not be sealed, so nothing went out. Try again.","slip.fault_unreachable":"Not stored: the line is lost. Press “Try again” when it is back.","slip.fault_too_late":"Not stored: this chat is over for too long.","slip.fault_sign_in_again":"Not stored: you are no longer signed in. Sign in in another tab, then press “Try again”.","slip.fault_trouble":"Not stored: something went wrong on our side. Try again.","ask.confer":"Ask the supervisor to confer","ask.confer_hint":"They talk with you two. They see nothing of the chat, and the visitor is not told.","ask.chat":"Ask the supervisor into the chat","ask.chat_hint":"The visitor sees their name, and that a supervisor is here.","ask.leave_hint":"You leave the pair to themselves.","called.title":"You are asked in","called.confer":"to confer with the pair, unseen by the visitor","called.chat":"into the chat; the visitor sees your name","called.come":"Come in","note.asked_confer":"You have asked a supervisor to confer with you.","note.asked_chat":"You have asked a supervisor into the chat. The visitor sees when they come.","talk.confers":"confers with you","keys.page":"Keys checked on the visitor’s page","keys.here":"Partner’s keys checked","keys.both":"Keys checked here and on the visitor’s page","keys.why":"The keys go back to the project’s own key. It says nothing of who somebody is as a person.","keys.failed":"{name}’s keys do not check. Somebody may stand in their place, so nothing goes to confer. Ring them, and tell the supervisor.","keys.missing":"{name} came on without keys that can be checked. Ask them to unlock their keys and check in again, or a coordinator to sign them.","talk.you_confer":"confer with the pair","talk.you_look_on":"look on","talk.confers_only":"You are with the pair only. Nothing of the chat is on your screen; they can tell you here what they need.","notice.asked_here":"A supervisor who is checked in has been asked. They come in themselves.","notice.asked_mailed":"No supervisor is checked in. The alert has gone out by e-mail; if it cannot wait, ring the number under “On call”.","notice.asked_nobody":"No supervisor is checked in, and no e-mail could be sent. Please ring the number under “On call”.","sound.on":"Sound on","sound.off":"Sound off","sound.asleep":"Sound: press any key first","rota.open":"Rota","keys.open":"Keys","waiting.title":"Someone is waiting","waiting.none":"Nobody is waiting.","waiting.now":"just now","waiting.minutes":{one:"{count} minute",other:"{count} minutes"},"waiting.take":"Take","waiting.not_now":"Your hands are full, or this one is for others.","waiting.on_break":"You are on a break.","waiting.kept":"Kept a few minutes for others, who fit better what was asked.","asked.woman":"Asks that one of you is a woman.","asked.man":"Asks that one of you is a man.","asked.non_binary":"Asks that one of you is non-binary.","hint.asked_for_you":"Asked for you by name.","hint.fits_you":"You are who was asked for.","hint.you_speak_it":"You speak {language}.","hint.speaks_it":"{name} speaks {language}.","hint.you_had_fewer":"You have had fewer so far.","hint.had_fewer":"{name} has had fewer so far.","broken.title":"Needs a second","broken.join":"Join","mine.title":"My conversations","mine.none":"None yet. Yours will stand here.","mine.unread":{one:"{count} unread",other:"{count} unread"},"mine.first":"you write","mine.second":"you are second","mine.supervisor":"you look on","team.title":"On with you","team.none":"Nobody else is on yet. The chat opens for visitors when two are.","team.first_in":"writes in {count}","team.second_in":"second in {count}","team.free":"free","team.on_call":"On call","team.ring":"Ring {name}","team.alert":"Alert them","team.no_on_call":"Nobody is named as on call.","projects.title":"What visitors see","project.open":"Open","project.busy":"Busy","project.full":"Full","project.closing_soon":"Closing soon","project.closed":"Closed","project.opens":"opens {when}","empty.title":"All quiet","empty.title_waiting":"Someone would like to talk","empty.lead":"When somebody comes, two soft bells ring and they stand at the top left.","empty.lead_off":"Nothing new comes to you just now.","empty.lead_waiting":"Take them at the top left. Your partner comes in with you.","empty.key_take":"take who has waited longest, and write","empty.key_answers":"at the start of a line: find an answer","empty.key_confer":"talk with your partner, unseen by the visitor","empty.key_keys":"all keys, and change them","empty.ask":"How is the evening? A break really stops new visitors.","talk.log":"Conversation","talk.visitor":"Visitor","talk.you":"You","talk.language":"in {language}","talk.writes":"writes","talk.you_write":"write","talk.second":"second","talk.looks_on":"looks on","talk.away":"line lost","talk.take_over":"Take over","talk.hand_pen":"Hand over the pen","talk.more":"More","talk.know":"I may know this person","talk.know_hint":"You step out without a word, and never get them again.","talk.step_out":"Step out","talk.step_out_hint":"Somebody else comes in beside your partner.","talk.close":"Close conversation","talk.earlier":"Earlier lines are sealed. The visitor can let you read them.","talk.gap":"Something is missing here. It did not reach this screen.","talk.unreadable":"A line came that did not pass its checks. It is not shown.","talk.kept":"The visitor is told here that this chat is being kept.","talk.too_old":"This page is too old to show that.","talk.came":"{names} came in.","talk.went":"{names} left.","talk.again":"{names} loaded the page again.","talk.went_came":"{went} left, {came} came in.","talk.new_below":"New lines below","talk.nothing_yet":"Nothing has been said yet. You might begin: “Hello, I am {name}. Take your time.”","talk.nothing_yet_second":"Nothing has been said yet. {name} writes; you see everything.","talk.types":"{name} is writing…","talk.visitor_types":"The visitor is writing…","talk.refused_key":"The key for this conversation did not pass its checks. Nothing can be sent under it. Ring the supervisor on call.","state.arriving":"Coming in","state.waiting":"Pair coming together","state.paired":"Two are here","state.wavering":"A line is lost","state.alone":"You are alone","state.interrupted":"Visitor’s line lost","state.ended":"Over","note.waiting":"Not connected yet: both of your screens must hold the key. It takes a few seconds. You can already write your first line.","note.alone":"The pair is broken, and the visitor has been told. Anyone else on shift can join you. Go on gently.","note.alone_partner":"{name}’s line is lost. The visitor has been told. Anyone else on shift can join you. Go on gently.","note.interrupted":"The visitor’s line is lost. They have five minutes to come back on the same page. What you send waits for them.","note.moment":"The visitor needs a moment. No hurry.","note.covered":"The visitor has covered the screen. Do not worry, and wait: someone may be near them.","note.log_full":"This conversation has grown as long as it can. What was said stands; nothing new can be sent. Say goodbye another way and close it.","signal.moment":"Needs a moment.","signal.covered":"Has covered the screen.","signal.back":"Is back.","mark.sending":"Sending…","mark.sent":"Sent","mark.delivered":"Delivered","reply.label":"Reply","reply.placeholder":"To the visitor…","reply.send":"Send to visitor","reply.hint":"/ or # for answers","reply.second":"{name} is writing to the visitor. Take over to write.","reply.supervisor":"You are looking on, and the visitor sees that. The pair writes to the visitor.","confer.title":"Only you two","confer.hint":"The visitor never sees this.","confer.log":"Only you two","confer.label":"Confer","confer.placeholder":"To your partner only…","confer.send":"Tell partner","confer.empty":"Ask, check, swap: nobody else reads along, and it goes when the conversation goes.","confer.earlier":"What you two said before is not on this page: its key went when the page was loaded again, or you came later.","confer.alone":"Nobody is here to confer with just now.","held.no_key":"Not sent yet: there is no key to seal it with. It goes by itself as soon as there is; touch the words to stop it.","held.not_paired":"Not sent yet: both of your screens must hold the key first. It goes by itself as soon as they do; touch the words to stop it.","held.not_first":"Not sent: your partner is writing to the visitor. Your words are still here.","held.no_partner":"Not sent yet: nobody is here to confer with. It goes when somebody comes; touch the words to stop it.","held.log_full":"Not sent: this conversation is as long as it can be. Your words are still here.","held.trouble":"Not sent yet: the desk did not take it. We try again when the line is back.","held.placeholder":{one:"Fill this in first: {names}",other:"Fill these in first: {names}"},"held.unchecked":"Not yet checked by a native speaker. Press again to send.","held.too_long":"Too long for one message. Send it in two parts.","answers.list":"Canned answers","answers.found":{one:"{count} answer. Arrows choose, Enter places, Escape leaves.",other:"{count} answers. Arrows choose, Enter places, Escape leaves."},"answers.none":"No answer has these words.","answers.search":"Find an answer","answers.place":"Place in reply","answers.unchecked":"not yet checked","answers.loading":"Answers are on their way…","answers.failed":"The answers could not be fetched. You can still write.","answers.retry":"Try again","answers.cannot_place":"Only the one who writes can place an answer.","answers.close":"Fold away","answers.open":"Answers","answers.review_by":"check by {date}","answers.overdue":"past its check date","close.lead":"The visitor is told it has ended. The words go from both of your screens.","close.lead_kept":"The visitor is told it has ended. This chat is being kept; what was said last is added first.","close.finished":"Finished: we said goodbye","close.left":"Left: they have gone quiet","close.abusive":"Abusive: the words go from both screens at once","close.not_for_us":"Not for us: told where else to turn","close.reason":"How did it end?","close.keep":"Not yet","over.finished":"Finished.","over.left":"The visitor has left.","over.not_checked":"The visitor’s page could not check the keys of those who came in, so it stayed shut and showed phone numbers. Look at Keys: yours must be unlocked and signed by a coordinator when you check in.","over.left_quickly":"Left quickly. Do not try to reach them.","over.abusive":"Closed as abusive. Nobody has to take that.","over.not_for_us":"Closed as not for us.","over.line_lost":"The line was lost and did not come back.","over.second_holder":"Closed for safety: this conversation was opened in a second place.","over.restarting":"The service had to restart, and this conversation ended with it.","over.forgotten":"Nothing was kept of what was said. We add one to our count of chats.","over.noted":"The words are gone from this screen. What you wrote for the leads, or passed on, is sealed for them.","over.not_said":"This chat has ended. The words are gone from this screen.","over.kept":"This chat is being kept under the policy. The words are gone from this screen.","over.cut_off":"You were writing this. It was not sent, and goes when you put this away.","over.breather":"Have a breather, {count} minutes","over.breather_long":"{count} minutes","over.heavy":"That was heavy","breather.title":"A breather","breather.left":{one:"About a minute is left. Nothing comes to you.",other:"About {count} minutes are left. Nothing comes to you."},"breather.over":"Your {count} minutes are over. Nothing comes before you say that you are back.","breather.talk":"Water, a window, a few words with your partner. {name} is on call if you want to talk.","breather.talk_partner":"Water, a window, a few words with your partner.","over.breather_offer":"That may have been a lot. A few minutes off? Nothing new comes meanwhile.","over.breather_offer_hard":"Take a few minutes, talk it over with your partner or the supervisor. Nothing new comes meanwhile.","over.done":"Put away","stepped_out.stepped_out":"You have stepped out of that conversation.","stepped_out.replaced":"While your line was lost somebody else came in for you. That conversation goes on without you.","stepped_out.someone_else":"The visitor asked for someone else. It happens, and it is not about you.","stepped_out.returned_to_queue":"The pair did not come together, so the visitor waits again at the head of the queue.","alert.supervisor_called":"A colleague asks the supervisor to look in.","alert.decision_wanted":"A chat was kept for now, and a safeguarding lead must decide. It stands under Records.","alert.call_wanted":"A colleague whose shift has ended would like a call from the supervisor.","notice.restarting":"The service is restarting. Conversations have ended; the desk comes back by itself.","notice.supervisor_mailed":"The alert has gone out by e-mail and to every other desk. If it cannot wait, ring as well.","notice.supervisor_desks":"Every other desk has been told. No e-mail could be sent: to reach the supervisor, ring the number under “On call”.","notice.supervisor_nobody":"Nobody could be told from here. Please ring the number under “On call”.","notice.dismiss":"Put this away","notice.list":"Notices","refused.line":"That did not go through: the line is lost. Nothing has changed; try again when it is back.","refused.bad_event":"The desk did not understand this page. Nothing has changed. Load the page again when you can.","refused.too_fast":"That was a little fast for the desk. Nothing has changed; try again in a moment.","refused.not_allowed":"That is not for you to do, or not just now. Nothing has changed.","refused.not_found":"That conversation is not there any more.","refused.sign_in_again":"You are no longer signed in. Sign in again.","refused.already_taken":"Your colleague was quicker.","refused.no_partner":"Nobody is free to be second just now, and no visitor is left with one worker alone. Ask your partner to come to their screen.","refused.hands_full":"You already write in as many chats as is agreed. Hand one over or close it first.","refused.someone_else_fits":"Somebody else who is free fits better what this visitor asked. It is kept for them a few minutes longer.","refused.not_checked_in":"You are not checked in. Check in and try again.","refused.stale_roster":"Somebody has just come in or left. Nothing has changed; it settles by itself in a moment.","refused.out_of_step":"The desk and this page were a step apart. Nothing has changed; it settles by itself in a moment.","refused.log_full":"That conversation is as long as it can be.","refused.ended":"That conversation is over.","refused.closed":"The chat is closed just now.","refused.full":"As many as we can answer are here already.","refused.please_wait":"Please wait a little and try again.","refused.token_spent":"This page is out of date. Load it again.","refused.trouble":"That did not work, and it is not your doing. Nothing has changed.","sheet.title":"Keys and settings","sheet.lead":"Press a key’s button, then the new key. Keys and settings stay in this browser; words never do.","sheet.press":"Press the new key","sheet.none":"no key","sheet.reset":"Back to how they were","sheet.close":"Done","sheet.fixed":"In a text box","sheet.enter":"Enter","sheet.enter_does":"send","sheet.shift_enter":"Shift + Enter","sheet.shift_enter_does":"new line","sheet.slash":"/ or #","sheet.slash_does":"canned answers, at the start of a line or after a space","sheet.settings":"Settings","sheet.sound":"Bells while somebody waits","sheet.volume":"How loud","sheet.typing":"Show the visitor when I am writing","sheet.notices":"A notice from the browser when this page is hidden (it says nothing but “Desk”)","sheet.notices_denied":"This browser does not allow notices for this page.","action.take":"Take who has waited longest, and write","action.reply":"To the reply","action.confer":"To confer","action.answers":"Find an answer","action.next":"Next conversation","action.previous":"Previous conversation","action.take_over":"Take over, or hand over the pen","action.close":"Close conversation","action.keep":"Keep this chat, under the policy","action.handover":"The handover card","action.danger":"The card for danger","action.concern":"Write a concern note","action.slip":"A consent slip","action.heavy":"After a chat: that was heavy","action.break":"Break and shift","action.sound":"Sound on or off","action.keys":"These keys"};var wa=["desk","room","entry","typing","shown","stepped_out","ended","alert","checked_in_elsewhere","restarting"],$a=2e4,ba=5e3;function va(n){let e=is(n.strings,n.language),t=Ra(),s=!0,o=()=>{s&&queueMicrotask(f),s=!1},i=n.keeping??An(n.csrf),r=new Ke(i.call,o),a=new ht({ask:(h,m)=>p.emit(h,m),makeShiftKey:Ct,keyText:h=>G(h.publicKey),makeSeal:n.seal??xa,now:()=>new Date,changed:o,arrived:()=>Aa(c,d),keeping:i,takers:Ln(i,r),vouching:new Ve({ring:n.ring??Ae,keep:Le,home:n.person.home,now:()=>new Date})}),u=La(o),d=new He({now:u.context,volume:()=>c.settings.sound?c.settings.volume:0}),c={desk:a,say:e,title:document.title,language:n.language,person:n.person,csrf:n.csrf,settings:ss(t),ui:Bs,library:{state:"loading",index:[]},acting:r,soundSleeps:!1,now:()=>new Date,go(h){c.ui={...c.ui,...h},o()},set(h){c.settings={...c.settings,...h},os(t,c.settings),o()},act:h=>Wo(c,h),fetchAnswers:()=>{Zn(n.fetchAnswers).then(h=>(c.library=h,o()))},signOut:()=>{Ro({csrf:n.csrf})},signOutEverywhere:()=>{Ro({csrf:n.csrf,everywhere:!0})}},f=()=>{s=!0,c.soundSleeps=u.sleeps(),d.keep(a.isNeeded&&c.settings.sound),document.title=rs(c.title,a.unread,a.truth.waiting.length>0),sn(l`<${Ao} app=${c} />`,n.root)},p=n.open({onUp:()=>a.lineIs("open"),onDown:()=>a.lineIs("lost"),onRefused:()=>a.lineIs("refused")});for(let h of wa)p.on(h,m=>a.take(h,m));return Sa(c,p),c.fetchAnswers(),r.keepFresh(),o(),c}function xa(n,e){let t=n.workers.find(s=>s.me);return new ye({project:n.project,conversation:n.conversation,slot:n.my_slot,name:(t==null?void 0:t.name)??"",shiftKey:e})}function Sa(n,e){document.addEventListener("keydown",s=>Ta(n,s));let t=!0;for(let s of["pointerdown","keydown","scroll"])document.addEventListener(s,()=>t=!0,{capture:!0,passive:!0});setInterval(()=>{(t||document.visibilityState==="visible")&&n.desk.beActive(),t=!1},$a),setInterval(()=>n.go({}),ba),document.addEventListener("visibilitychange",()=>document.visibilityState==="visible"&&(e.check(),n.desk.beActive(),n.go({}))),addEventListener("online",()=>e.check()),addEventListener("beforeunload",s=>n.desk.hasDrafts&&s.preventDefault())}function Ta(n,e){if(n.ui.sheet||!n.desk.me||e.defaultPrevented)return;let t=e.target,s=t instanceof HTMLTextAreaElement||t instanceof HTMLInputElement&&!["radio","checkbox","range"].includes(t.type),o=Rn(n.settings.keys,e,s);o&&(e.preventDefault(),Wo(n,o))}function Wo(n,e){let{desk:t,settings:s,ui:o}=n,i=t.open&&!t.open.ended?t.open:null;({take:()=>{n.go({wish:"reply",tab:"conversation"}),t.takeLongest()},reply:()=>Ma(n),confer:()=>i&&n.go({wish:"confer",tab:"conversation"}),answers:()=>n.go({wish:"answers",answers:!0,tab:"answers"}),next:()=>t.showNext(1),previous:()=>t.showNext(-1),take_over:()=>{!i||i.room.role==="supervisor"||(i.isFirst||n.go({wish:"reply"}),t.swap(i.id))},close:()=>i&&n.go({closing:o.closing===i.id?null:i.id,keeping:null,tab:"conversation"}),keep:()=>Ca(n,i),handover:()=>i&&Na(n,i),danger:()=>n.go({danger:!o.danger,tab:"conversation"}),concern:()=>t.open&&Oa(n,t.open),slip:()=>(i==null?void 0:i.isFirst)&&Ia(n,i),heavy:()=>Ea(n),break:()=>n.go({status:!o.status}),sound:()=>n.set({sound:!s.sound}),keys:()=>n.go({sheet:!0})})[e]()}function Na(n,e){e.handover.begin(W(e.room.language,n.language)),n.go({handover:n.ui.handover===e.id?null:e.id,closing:null,leaving:!1,tab:"conversation"})}function Ca(n,e){!e||e.room.role==="supervisor"||n.go({keeping:n.ui.keeping===e.id?null:e.id,closing:null,handover:null,tab:"conversation"})}function Oa(n,e){let t=n.ui.concern===e.id;t||e.concern.begin(),n.go({concern:t?null:e.id,handover:null,closing:null,keeping:null,danger:!1,tab:"conversation"})}function Ia(n,e){e.slip.begin(),n.go({slip:e.id,handover:null,closing:null,keeping:null,concern:null,danger:!1,tab:"conversation"})}function Ea(n){let{open:e}=n.desk;e!=null&&e.ended&&(e.wasHeavy=!0,n.go({}))}function Ma(n){var t;let e=n.desk.open;if(!(!e||e.ended)){if(e.isFirst)return n.go({wish:"reply",tab:"conversation"});n.go({tab:"conversation"}),(t=document.getElementById("reply-take-over"))==null||t.focus()}}function Aa(n,e){document.visibilityState!=="visible"&&(n.settings.sound&&e.once(),n.settings.notices&&"Notification"in globalThis&&Notification.permission==="granted"&&new Notification(n.title,{tag:"desk",silent:!0}))}function La(n){let e=null,t=()=>{e??=new AudioContext,e.state==="suspended"&&e.resume().then(n,()=>{})};for(let s of["pointerdown","keydown"])document.addEventListener(s,t,{capture:!0});return{context:()=>e,sleeps:()=>(e==null?void 0:e.state)!=="running"}}function Ra(){try{return localStorage}catch{return null}}async function Ro(n){await fetch("/sign-out",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(n)}).catch(()=>{}),bn(),location.assign("/sign-in")}function Wa(){let n=document.getElementById("desk");if(!(n!=null&&n.dataset.person))return;let e=document.querySelector("meta[name=csrf]").content,t=document.documentElement.lang||"en";va({root:n,csrf:e,language:t,person:JSON.parse(n.dataset.person),strings:Lo,open:s=>Tn({url:location.origin,namespace:"/operator",auth:()=>({csrf:e}),...s}),fetchAnswers:()=>fetch("/desk/answers.json").then(s=>s.ok?s.json():Promise.reject(new Error("no answers")))})}Wa();export{va as startDesk};
