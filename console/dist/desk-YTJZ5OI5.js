import{a as nt,b as ks,c as ys,d as st,e as ot,f as it,g as rt,h as _e,i as at}from"./parts/chunk-TEOLN74P.js";import{a as lt}from"./parts/chunk-7TXT3N3B.js";import{a as G,b as z,c as U,d as $n,e as tt,f as ne}from"./parts/chunk-QZQB2ILC.js";import{b as Xe,c as et,d as ms,g as gs,h as _s}from"./parts/chunk-3PO54TFE.js";import{g as ds,m as hs}from"./parts/chunk-JPJLIZVI.js";import{c as wn,f as fs,g as ps}from"./parts/chunk-T7F4AJZC.js";import"./parts/chunk-KXDY3K4W.js";import{a as kn,c as yn,d as cs,e as us}from"./parts/chunk-BJWAIV2X.js";import{a as J,b as C,c as ue,d as as,e as ze,f as q,g as Z,h as Qe,i as ls,l as gn,m as de,n as Ce,o as _n,q as I,r as ge}from"./parts/chunk-5I7TZY4D.js";function ws(n){let{url:e,namespace:t,auth:s,onUp:o,onDown:i,onRefused:r,spare:a=()=>import("./parts/polling-LQYT6CI3.js")}=n,{WebSocket:c=globalThis.WebSocket,later:d=($,j)=>setTimeout($,j)}=n,u=new Map,f=new Map,p=0,h=0,m=0,_=8e3,k=!1,x=!1,w=!1,b=!1,y,P;async function Q(){if(!(w||x||y||P)&&(x=!0,!b&&h>1&&await ee(),x=!1,!(w||P)))try{let $=new c(`${e.replace(/^http/,"ws")}/socket.io/?EIO=4&transport=websocket`);y=$,$.onmessage=({data:j})=>$===y&&K(j),$.onclose=$.onerror=()=>F($),B(8e3)}catch{F(y)}}async function ee(){try{let{openPolling:$}=await a();w||(P=$(n,u))}catch{}}function K($){$[0]==="0"&&ce(JSON.parse($.slice(1))),$[0]==="1"&&F(y),$[0]==="2"&&(y==null||y.send("3"),B(_)),$[0]==="4"&&$.startsWith(t,2)&&Y($[1],$.slice(t.length+3))}function ce({pingInterval:$,pingTimeout:j}){b=!0,_=$+j,B(_),y==null||y.send(`40${t},${JSON.stringify(s())}`)}function Y($,j){var Ee,me;let X=parseInt(j)||0,V=JSON.parse(j.replace(/^\d+/,"")||"null");$==="0"&&(k=!0,h=0,o==null||o()),$==="1"&&F(y),$==="2"&&((Ee=u.get(V[0]))==null||Ee(V[1])),$==="3"&&((me=f.get(X))==null||me.resolve(V[0]),f.delete(X)),$==="4"&&(N(),r==null||r(V==null?void 0:V.message))}function B($){let j=++m,X=y;d(()=>j===m&&F(X),$)}function F($){$===y&&(H(),!w&&(h+=1,i==null||i(h),d(Q,Math.min(1e4,250*2**h)*(.5+Math.random()))))}function H(){let $=y;y=void 0,k=!1,$==null||$.close();for(let{reject:j}of f.values())j(new Error("line lost"));f.clear()}function Ae($,j,X=1e4){return P?P.emit($,j,X):new Promise((V,Ee)=>{if(!k)throw new Error("line down");let me=++p;f.set(me,{resolve:V,reject:Ee}),y==null||y.send(`42${t},${me}${JSON.stringify([$,j])}`),d(()=>{f.delete(me)&&(Ee(new Error("no answer")),$!=="beat"&&T())},X)})}function T(){if(P)return P.check();let $=y;k?Ae("beat",{},4e3).catch(()=>F($)):Q()}function N(){w=!0,P==null||P.close(),H()}return Q(),{emit:Ae,on:($,j)=>{u.set($,j)},check:T,close:N}}var $s=[128,512,2048,8192];function bs(n){let e=$s.find(s=>s>n.length);if(!e)throw new RangeError("too long");let t=new Uint8Array(e);return t.set(n),t[n.length]=128,t}function vs(n){let e=n.length-1;for(;e>0&&n[e]===0;)e-=1;if(!$s.includes(n.length)||n[e]!==128)throw new RangeError("not padded");return n.subarray(0,e)}var Ss=n=>bs(ue(JSON.stringify(n)));function xs(n,e,t){let{kind:s,text:o,at:i,signal:r,on:a,...c}=JSON.parse(as(vs(n)));if(I(typeof s=="string"&&s==="typing"==(e==="typing"),"out of place"),s==="text")return I(typeof o=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(i),"not a text"),{kind:s,text:o,at:i};if(s==="signal")return I(["moment","covered","back"].includes(r)&&e==="room"&&t===0,"not a signal"),{kind:s,signal:r};if(s==="handover"){let{asked:d,said:u,next:f,language:p,by:h}=c;return I(e==="confer"&&[d,u,f,p,h,i].every(m=>typeof m=="string"),"not a card"),{kind:s,asked:d,said:u,next:f,language:p,by:h,at:i}}if(s==="kept"){let{ground:d,first:u,days:f}=c;return I(e==="room"&&t!==0&&[d,o,i].every(p=>typeof p=="string")&&u>0&&f>0,"not a notice"),{kind:s,ground:d,text:o,first:u,days:f,at:i}}return/^(placed|slip(_answer|_told)?)$/.test(s)?(I(e==="room"==(s!=="placed"),"out of place"),{kind:s,sheet:c}):s!=="typing"?{kind:"unknown"}:(I(typeof a=="boolean","not a sign of typing"),{kind:s,on:a})}var he=class extends Error{},ke=class n{#e=new Map;newest=0;add(e,t){this.#e.set(e,t)}at(e){return this.#e.get(e)}copy(){let e=new n;return this.#e.forEach((t,s)=>e.add(s,t)),e}},se=class{#e;#t;#n;#s=0;#o=new Map;#i=new Map;constructor(e,t,s){this.#e=e,this.#t=t,this.#n=s}seal(e){let t=this.#n.newest,s=this.#n.at(t);if(!(s!=null&&s.key))throw new he("no key to seal with");let o=Ss(e),i=this.#s+1,r=this.#f(s.slots),a=Ce(24),c=this.#m(t,s,this.#e.slot,i,r),d=J(gn(s.key,a,c).encrypt(o)),u={epoch:t,counter:i,seen:r,nonce:J(a),box:d};return this.#s=i,this.#t!=="typing"&&this.#o.set(i,u),u}stored(e){this.#o.delete(e)}unstored(){return[...this.#o.values()]}open(e){let{slot:t,counter:s}=e;if(t===this.#e.slot)return{kind:"own",slot:t,counter:s};let o=this.#c(t);if(s<=o.opened)return{kind:"replay",slot:t,counter:s};let i=this.#n.at(e.epoch);if(this.#r(e,o.epoch))return o.opened||(o.claimed=Math.max(o.claimed,s)),{kind:"sealed_before",slot:t,counter:s};try{if(!(i!=null&&i.key))throw new RangeError("unknown epoch");this.#a(e,i,o.epoch);let r=this.#u(e,i,i.key),a=this.#l(e);return{...xs(r,this.#t,t),slot:t,counter:s,gap:a}}catch(r){return{kind:"refused",slot:t,counter:s,why:ge(r)}}}#r({epoch:e},t){var o;let{newest:s}=this.#n;return(e<=s||s===0)&&t<=e&&!((o=this.#n.at(e))!=null&&o.key)}#a({slot:e,epoch:t},s,o){var a;let{newest:i}=this.#n,r=s.slots.has(e)&&((a=this.#n.at(i))==null?void 0:a.slots.has(e));I(r&&t<=i&&t>=o,"not in the room")}#u({slot:e,epoch:t,counter:s,seen:o,nonce:i,box:r},a,c){return gn(c,C(i),this.#m(t,a,e,s,o)).decrypt(C(r))}#l({slot:e,epoch:t,counter:s,seen:o}){let i=this.#c(e),r=Math.max(i.opened||i.claimed,i.told),a=!i.opened&&i.claimed>=s&&i.told<s;return Object.assign(i,{opened:s,epoch:t}),this.#t==="typing"?0:Math.max(s-r-1,Number(a),0)+this.#h(e,o)}#h(e,t){let s=0;for(let[o,i]of t){if(o===e||o===this.#e.slot)continue;let r=this.#c(o);s+=Math.max(i-Math.max(r.opened||r.claimed,r.told),0),r.told=Math.max(r.told,i)}return s}#c(e){let t=this.#i.get(e)??{opened:0,epoch:0,told:0,claimed:0};return this.#i.set(e,t),t}#f(e){return this.#t==="typing"?[]:[...e].filter(s=>s!==this.#e.slot).sort((s,o)=>s-o).map(s=>[s,this.#c(s).opened])}#m(e,{rosterHash:t},s,o,i){let{project:r,conversation:a}=this.#e,c=ze(...i.map(([d,u])=>Z(d,u)));return Z("chatd message v1",r,a,this.#t,e,t,s,o,c)}};var Me={roster:"chatd roster v1",id:"chatd epoch id v1"},ye={roster:"chatd confer roster v1",id:"chatd confer id v1"},ct="chatd history v1";function bn(n){let e=n.map(({slot:t,name:s,key:o})=>({slot:t,name:s,key:o,certificate:null}));return ut(e.sort((t,s)=>t.slot-s.slot))}function ut(n){return n.forEach(({slot:e},t)=>{if(e<=(t?n[t-1].slot:0))throw new RangeError("not a roster")}),n}var Ts=n=>ze(...n.map(({slot:e,name:t,key:s})=>Z(e,t,C(s)))),we=(n,{project:e,conversation:t},s,o)=>de(Z(n.roster,e,t,s,Ts(o))),$e=(n,{project:e,conversation:t},s,o)=>de(Z(n.id,e,t,s,o),16),dt=({project:n,conversation:e},{number:t,epoch_id:s,page_key:o,roster:i,previous:r})=>Z("chatd epoch v1",n,e,t,C(s),C(o),Ts(i),C(r)),vn=({conversation:n},e,t,s,o)=>Z("chatd epoch key v1",n,e,t,s,o),Sn=({project:n,conversation:e},t,s)=>Z(ct,n,e,t,s),xn=({conversation:n},e,t,s,o,i)=>Z("chatd confer key v1",n,e,t,s,o,i);function Tn(n,e){let t=n.find(s=>s.slot===e);if(!t)throw new RangeError("nothing for this slot");return C(t.box)}var ht=(n,{slot:e,name:t,key:s})=>n.some(o=>o.slot===e&&o.name===t&&o.key===s);var Re=class{#e;#t;#n;#s=new ke;#o=new ke;#i;#r;#a=new Uint8Array(32);#u;#l=[];#h=[];#c;#f=Promise.resolve();constructor({project:e,conversation:t,slot:s,name:o,shiftKey:i}){this.#e={project:e,conversation:t,slot:s},this.#t={slot:s,name:o,key:J(i.publicKey)},this.#n=i,this.#i={room:new se(this.#e,"room",this.#s),typing:new se(this.#e,"typing",this.#s),confer:new se(this.#e,"confer",this.#o)}}get epoch(){return this.#s.newest}get confer(){return this.#o.newest}take(e,t,s){let o=this.#f.then(()=>this.#m(e,t,s));return this.#f=o,o}async acceptEpoch(e){let{number:t,roster:s}=e;try{if(!this.#u&&!s.some(a=>a.slot===this.#t.slot))return this.#p(e);let o=dt(this.#e,e),i=de(o);if(t===this.epoch&&q(i,this.#a))return{kind:"replay",number:t,roster:s};let r=await this.#k(e,o,i);return this.#w(e,r),this.#h.push({type:"epoch",...e}),this.#a=i,this.#r=C(e.page_key),this.#u??=e,this.#s.newest=t,{kind:"epoch",number:t,roster:s}}catch(o){return{kind:"refused",number:t,why:ge(o)}}}async acceptHistory({to:e,box:t,signature:s}){var o,i,r;if(e!==this.#t.slot)return{kind:"not_ours"};try{let a=await this.#d(C(t),C(s)),c=this.#g();for(let[d,{id:u,key:f}]of a)I(((o=c.get(d))==null?void 0:o.epoch_id)===J(u),"not announced"),I(f.length===32&&q(u,$e(Me,this.#e,d,f)),"another key");for(let[d,u]of c)this.#w(u,((i=a.get(d))==null?void 0:i.key)??((r=this.#s.at(d))==null?void 0:r.key));return{kind:"history",earlier:this.#b()}}catch(a){return{kind:"refused",number:0,why:ge(a)}}}async makeConferKey(e,t=0){let s=bn(e);I(ht(s,this.#t),"not in the roster");let o=Math.max(this.confer,t)+1,i=Ce(32),r=$e(ye,this.#e,o,i),a=xn(this.#e,o,this.#t.slot,r,i,we(ye,this.#e,o,s)),c=async u=>({slot:u.slot,box:J(await cs(a,C(u.key),this.#n))}),d={number:o,confer_id:J(r),roster:s,sealed:await Promise.all(s.map(c))};return this.#c={body:d,key:i},{conversation:this.#e.conversation,...d}}adoptConfer(e){let t=this.#c;(t==null?void 0:t.body.number)===e&&(this.#c=void 0,this.#y(t.body,t.key))}async acceptConferKey(e,t){let{number:s,roster:o,by:i}=e;try{return i===this.#t.slot&&this.adoptConfer(s),s<=this.confer?{kind:i===this.#t.slot?"own":"replay",number:s,roster:o}:this.confer===0&&!o.some(r=>r.slot===this.#t.slot)?{kind:"before_me",number:s,roster:o}:(this.#y(e,await this.#$(e,t)),{kind:"confer_key",number:s,roster:o})}catch(r){return{kind:"refused",number:s,why:ge(r)}}}seal(e,t){return this.#_(e,this.#i[e].seal(t))}stored(e,t){this.#i[e].stored(t)}unstored(e){return this.#i[e].unstored().map(t=>this.#_(e,t))}open(e,t="room"){let s=this.#i[t].open(e);return s.kind==="sealed_before"&&t==="room"&&this.#h.push({type:"message",...e}),s}async#m(e,t,s){return e.type==="epoch"?this.acceptEpoch(e):e.type==="history"?this.acceptHistory(e):e.type==="confer_key"?this.acceptConferKey(e,s):this.open(e,t)}#_(e,t){let{conversation:s}=this.#e;return e==="typing"?{conversation:s,...t}:{conversation:s,channel:e,...t}}#p(e){return this.#h.push({type:"epoch",...e}),{kind:"before_me",number:e.number,roster:e.roster}}async#k(e,t,s){let{number:o,roster:i,sealed:r,previous:a}=e,c=C(e.page_key);I(!this.#r||q(c,this.#r),"another page key"),I(!this.#u||o===this.epoch+1&&q(C(a),this.#a),"out of order"),I(ht(ut(i),this.#t),"we are not in it"),I(await _n(c,t,C(e.signature)),"not signed by the page");let d=await yn(Tn(r,this.#t.slot),this.#n),u=Qe(d)[4],f=C(e.epoch_id);return I(q(d,vn(this.#e,o,f,u,s)),"does not agree"),I(u.length===32&&q(f,$e(Me,this.#e,o,u)),"another key"),u}async#d(e,t){if(!this.#r)throw new RangeError("no page key yet");I(await _n(this.#r,Sn(this.#e,this.#t.slot,e),t),"not signed by the page");let[s,o,...i]=Qe(await yn(e,this.#n));I(q(s,ue(ct))&&q(o,ue(this.#e.conversation))&&i.length%3===0,"does not agree");let r=new Map;for(let a=0;a<i.length;a+=3)r.set(ls(i[a]),{id:i[a+1],key:i[a+2]});return r}#g(){let e=new Map,t=this.#u;for(let s of[...this.#h].reverse())s.type!=="epoch"||!t||s.number!==t.number-1||s.page_key!==t.page_key||q(de(dt(this.#e,s)),C(t.previous))&&(e.set(s.number,s),t=s);return e}#b(){let e=this.#s.copy(),t=new se(this.#e,"room",e),s=[];for(let o of this.#h)o.type==="epoch"&&e.at(o.number)&&(e.newest=o.number),o.type==="message"&&s.push(t.open(o));return s}#w({number:e,roster:t},s){let o=new Set([0,...t.map(i=>i.slot)]);this.#s.add(e,{slots:o,rosterHash:we(Me,this.#e,e,t),key:s}),this.#l.push(...t)}async#$({number:e,by:t,roster:s,sealed:o,confer_id:i},r){let a=[...this.#l,...r];I(ht(ut(s),this.#t)&&s.some(h=>h.slot===t),"we are not in it"),I(a.some(h=>h.slot===t),"from nobody we know"),I(s.every(h=>a.every(m=>m.slot!==h.slot||m.key===h.key)),"another shift key");let c=s.find(h=>h.slot===t),d=await us(Tn(o,this.#t.slot),C(c.key),this.#n),u=Qe(d)[5],f=C(i),p=xn(this.#e,e,t,f,u,we(ye,this.#e,e,s));return I(q(d,p)&&u.length===32&&q(f,$e(ye,this.#e,e,u)),"does not agree"),u}#y({number:e,roster:t},s){let o=new Set(t.map(i=>i.slot));this.#o.add(e,{slots:o,rosterHash:we(ye,this.#e,e,t),key:s}),this.#o.newest=e}};var ft=class{#e=null;#t=0;constructor(e){this.ear=e}keep(e){e&&this.#e===null&&this.#n(0),e||this.#s()}once(){this.#o(659.25,0,.5)}get isRinging(){return this.#e!==null}#n(e){this.#e=setTimeout(()=>{this.#t+=1,this.#o(523.25,0,1),this.#o(659.25,.22,.9),this.#n(this.#t<6?5e3:11e3)},e)}#s(){this.#e!==null&&clearTimeout(this.#e),this.#e=null,this.#t=0}#o(e,t,s){let o=this.ear.now();if(!o||o.state!=="running")return;let i=o.currentTime+t,r=o.createGain();r.gain.setValueAtTime(0,i),r.gain.linearRampToValueAtTime(.22*this.ear.volume()*s,i+.03),r.gain.exponentialRampToValueAtTime(1e-4,i+1.1);let a=new OscillatorNode(o,{type:"sine",frequency:e});a.connect(r).connect(o.destination),a.start(i),a.stop(i+1.2)}};var pt=class{facts=null;constructor(e,t,s=(o,i)=>setTimeout(o,i)){this.call=e,this.changed=t,this.later=s}async keepFresh(){let e=await this.refresh();this.later(()=>{this.keepFresh()},e?18e5:15e3)}async refresh(){let e=await this.call("/acting.json");return e.ok&&(this.facts=e.body),e.ok&&this.changed(),e.ok}of(e){var s;let t=((s=this.facts)==null?void 0:s.projects)??[];return(e?t.find(o=>o.project===e):t[0])??null}ready(e,t){return(e==null?void 0:e.ready[t])??(e==null?void 0:e.ready[t.split("-")[0]])??(e==null?void 0:e.ready.en)??[]}};function Os(n){return{call:(e,t)=>mr(n,e,t),open:Xe,leads:_r,unlock:gr,sealing:()=>import("./parts/record_seal-5ADR52LX.js"),later:(e,t)=>setTimeout(e,t)}}async function mr(n,e,t){try{let o=t?{method:"POST",headers:{"Content-Type":"application/json","X-Chatd-Csrf":n},body:JSON.stringify(t)}:{},i=await fetch(e,{...o,credentials:"same-origin",cache:"no-store"}),r=await i.json().catch(()=>({}));return i.ok?{ok:!0,body:r}:{ok:!1,status:i.status,code:r.code??"trouble"}}catch{return{ok:!1,status:0,code:"unreachable"}}}async function gr(n){try{let e=await gs();if(!e)return"unreachable";let{derive:t,fromBase64Url:s}=await import("./parts/passphrase-XLSYRXXO.js"),{keyring:o}=await t(n,s(e.salt),e);return await ms(o)==="open"?"open":"wrong_passphrase"}catch{return"unreachable"}}async function _r({ring:n,facts:e},t){let s=e.projects.find(a=>a.project===t);if(!s)return{ok:!1,why:"not a project of mine"};let{checkList:o}=await import("./parts/trusting-DEPLHIHZ.js"),i=s.coordinators.map(({certificate:a})=>a),r=await o(n,t,s.lists,i,Math.floor(Date.now()/1e3),s.revoked);return r.ok?(r.stored&&await et(n).catch(()=>{}),{ok:!0,list:r}):r}var Ns=(n,e)=>async(t,s)=>{var u;await e.refresh();let o=((u=e.of(s))==null?void 0:u.takes_slips)??[],i=await n.leads(t,s),r=i.ok?i.list.leads:[],a=o.filter(f=>r.some(p=>yr(p,f))),c=await kr(t,s,o.filter(f=>!a.includes(f))),d=[...a,...c].filter(({person:f})=>f!==t.facts.person);return d.length===0&&!o.some(({person:f})=>f===t.facts.person)?[]:[...d.map(({person:f,sealing:p})=>({person:f,sealing:p})),{person:t.facts.person,sealing:t.ring.publics.sealing}]};async function kr({ring:n,facts:e},t,s){let[{isGoodCert:o,revokedKeys:i},{keyNumber:r}]=await Promise.all([import("./parts/trusting-DEPLHIHZ.js"),import("./parts/keyring-VLKFDIJ6.js")]),a=e.projects.find(m=>m.project===t),c=n.roots[t];if(!a||!c)return[];let d=a.coordinators.map(({certificate:m})=>m),u=await i(n,t,a.revoked,d),f=Math.floor(Date.now()/1e3),p=await Promise.all(d.map(async m=>!u.keys.has(m.key)&&await o("coordinator",t,m,c,f))),h=d.filter((m,_)=>p[_]);return s.filter(m=>h.some(({key:_,holder:k})=>_===m.signing&&k===r({signing:m.signing,sealing:m.sealing})))}var yr=(n,e)=>n.person===e.person&&n.signing===e.signing&&n.sealing===e.sealing;var mt=Object.freeze({take:"Alt+T",reply:"Alt+L",confer:"Alt+P",answers:"Alt+A",services:"Alt+I",next_part:"Alt+U",next:"Alt+J",previous:"Alt+K",take_over:"Alt+O",close:"Alt+E",keep:"Alt+Y",handover:"Alt+H",danger:"Alt+S",concern:"Alt+N",slip:"Alt+C",heavy:"Alt+G",break:"Alt+B",sound:"Alt+M",keys:"?"}),Le=Object.keys(mt),wr=new Set(["Alt","AltGraph","Control","Shift","Meta","CapsLock","Dead","Process","Unidentified","Tab","Escape","Enter"]);function On(n){let e=$r(n);return wr.has(e)?null:[...[n.ctrlKey&&"Ctrl",n.altKey&&"Alt",n.metaKey&&"Meta",n.shiftKey&&e.length>1&&"Shift"].filter(Boolean),e].join("+")}function $r(n){return n.altKey&&!/^[a-z0-9]$/i.test(n.key)&&/^Key[A-Z]$/.test(n.code??"")?(n.code??"").slice(3):n.key.length===1?n.key.toUpperCase():n.key}function br(n){return!/^(Ctrl|Alt|Meta)\+/.test(n)&&!/^(Shift\+)?F\d+$/.test(n)}function Is(n,e,t){let s=On(e);return s===null||t&&br(s)?null:Le.find(o=>n[o]===s)??null}function As(n,e,t){let s=Le.map(o=>[o,o!==e&&n[o]===t?"":n[o]]);return{...Object.fromEntries(s),[e]:t}}function Es(n){let e=n!==null&&typeof n=="object"?n:{},t=Le.map(s=>[s,typeof e[s]=="string"?e[s]:mt[s]]);return Object.fromEntries(t)}var vr=.9,Cs=.6,Sr=.5,xr=3,je=class{#e=new Map;#t=null;#n=new Map;add(e,t,s){let o=this.#e.get(e);if(!o)return this.#o(e,{places:[t],weights:[s]});let i=o.places.length-1;o.places[i]===t?o.weights[i]=Math.max(o.weights[i],s):(o.places.push(t),o.weights.push(s))}spreadOf(e){var t;return((t=this.#e.get(e))==null?void 0:t.places.length)??0}whereIs(e){return this.#e.get(e)}fitting(e,t,s){if(U(e))return this.#s(e,t,s);this.startingWith(e,(i,r)=>s(i,r===e?1:vr,r));let o=t?tt(e):0;if(o!==0)for(let i of this.#i())!i.startsWith(e)&&ne(e,i,o)&&s(this.#e.get(i),Cs,i)}startingWith(e,t){let s=this.#i();for(let o=Or(s,e);o<s.length&&s[o].startsWith(e);o+=1)t(this.#e.get(s[o]),s[o])}#s(e,t,s){let o=t?$n(e):[];for(let[i,r]of this.#n){let a=i.includes(e)?1:Tr(o,r);a>0&&s(this.#e.get(i),a,i)}}#o(e,t){this.#e.set(e,t),this.#t=null,U(e)&&this.#n.set(e,new Set($n(e)))}#i(){return this.#t??=[...this.#e.keys()].sort(),this.#t}};function Tr(n,e){if(n.length<xr)return 0;let t=n.filter(s=>e.has(s)).length/n.length;return t<Sr?0:t*Cs}function Or(n,e){let t=0,s=n.length;for(;t<s;){let o=t+s>>1;n[o]<e?t=o+1:s=o}return t}var Nr=40,Ir=42,Ar=25,Er=8,be=class{answers;words=new je;#e=[];#t=new Map;#n=new Map;#s=new Map;#o=new Map;#i=new je;constructor(e){let t=new Intl.Collator;this.answers=[...e].sort((s,o)=>t.compare(s.title,o.title)),this.answers.forEach((s,o)=>this.#n.set(gt(s),[...this.#n.get(gt(s))??[],o]))}addSome(e=this.answers.length){let t=this.#e.length;return this.#t.clear(),this.answers.slice(t,t+e).forEach((s,o)=>this.#r(s,t+o)),this.#e.length<this.answers.length}scores(){return new Float32Array(this.answers.length)}withShortcut(e,t){this.#i.startingWith(e,({places:s},o)=>s.forEach(i=>t(i,o===e)))}inBodies(e){let t=this.#t.get(e);if(t)return t;let s=U(e)?a=>a.includes(e):a=>Cr(a,e),o=[...this.#t.keys()].filter(a=>e.startsWith(a)).sort((a,c)=>c.length-a.length)[0],r=[...o===void 0?this.#e.keys():this.#t.get(o)].filter(a=>s(this.#e[a]));return this.#t.set(e,r),this.#t.size>Er&&this.#t.delete(this.#t.keys().next().value),r}bodyOf(e){return this.#e[e]}needsAny(e,t){var s;return t.length>0&&((s=this.#o.get(e))==null?void 0:s.some(o=>t.includes(o)))===!0}named(e){if(this.#s.size===0)for(let t of this.answers)this.#s.set(R(t),[...this.#s.get(R(t))??[],t]);return this.#s.get(e)??[]}versionsOf(e){return this.#n.get(gt(e))??[]}originalOf(e){return e.translation_of?[...this.versionsOf(e),...this.#n.get(R(e))??[]].map(s=>this.answers[s]).find(({translation_of:s})=>!s):void 0}#r(e,t){let s=this.originalOf(e),o=[e.topic,...e.tags??[],(s==null?void 0:s.title)??"",...(s==null?void 0:s.tags)??[]];for(let r of z(o.join(" ")))this.words.add(r,t,Ar);z(`${e.title} ${e.shortcut}`).forEach((r,a)=>this.words.add(r,t,a===0?Ir:Nr));for(let{shortcut:r}of[e,s??e])this.#i.add(G(r),t,1);let i=ys(e.body);i.length>0&&this.#o.set(t,i),this.#e.push(` ${z(e.body).join(" ")}`)}};function Cr(n,e){let t=n.indexOf(e);for(;t>0&&n[t-1]!==" ";)t=n.indexOf(e,t+1);return t>0}function R(n){return gt(n).split("@")[0]}function gt(n){return n.id.split("/").at(-1)??n.id}function D(n,e){return n.split("-")[0].toLowerCase()===e.split("-")[0].toLowerCase()}async function _t(n,{isWanted:e=()=>!0,now:t=()=>performance.now(),rest:s=()=>new Promise(o=>setTimeout(o))}={}){for(;e();){let o=t()+6;do{let{done:i,value:r}=n.next();if(i)return r}while(t()<o);await s()}return null}function Ms(n){for(;;){let{done:e,value:t}=n.next();if(e)return t}}var Mr=3,Rr=2.5,Lr=1,jr=4.4,Wr=.35,Fr=.06,Rs=3,Pr=20,Hr=7,Dr=.03,Kr=.7,Nn=3,We=4,Br=20,Gr=.4,Ur=60,Yr=2,qr=1e3,Ls={han:2,other:4},Zr=[[new RegExp("\\p{Script=Thai}","u"),"th"],[new RegExp("\\p{Script=Han}","u"),"zh"],[new RegExp("\\p{Script=Cyrillic}","u"),"bg"]],Vr=new RegExp("\\p{Script=Han}","u"),Ws=new RegExp("\\P{M}\\p{M}*","gu"),kt=class{#e=new Map;#t=new Map;constructor(e){this.index=e}suggestions(e,t){return Ms(this.looking(e,t))}*looking(e,{visitor:t,project:s,most:o=3,unsaid:i=[]}){var d;let r=new Map,a=Zr.flatMap(([u,f])=>u.test(e)?[f]:[]);for(let u of new Set([...a,G(t).split("-")[0],"en"])){let f=yield*this.#s(u);for(let{page:p,score:h,because:m}of yield*Jr(f,this.#o(u,f),sa(e),s)){let _=a.includes(u)?p.answer:this.#n(p.answer,t,s);h>(((d=r.get(R(_)))==null?void 0:d.score)??0)&&!st(_,i)&&r.set(R(_),{score:h,suggestion:{answer:_,because:m}})}}let c=[...r.values()].sort((u,f)=>f.score-u.score);return c.filter(({score:u})=>u>=c[0].score*Gr).slice(0,o).map(({suggestion:u})=>u)}#n(e,t,s){return this.index.named(R(e)).filter(i=>!i.project||i.project===s).find(({language:i})=>D(i,t))??e}*#s(e){let t=this.#e.get(e);if(t)return t;let s=[];for(let[o,i]of this.index.answers.entries())D(i.language,e)&&s.push(this.#i(i,o)),o%Br===0&&(yield);return this.#e.set(e,s),s}#o(e,t){let s=this.#t.get(e);return s||this.#t.set(e,s=[...new Set(t.flatMap(({tags:o})=>o.split(" ")))].filter(o=>o.length>=We&&!U(o))),s}#i(e,t){let s=o=>` ${z(o).join(" ")} `;return{answer:e,tags:s((e.tags??[]).join(" ")),title:s(e.title),body:`${this.index.bodyOf(t)} `}}};function*Jr(n,e,t,s){let o=new Map;for(let i of t){let r=js(n,i);for(let[a,c]of r??js(n,zr(i,e))??[])o.set(a,[...o.get(a)??[],{piece:i,...c}]);yield}return[...o].filter(([{answer:i}])=>!i.project||i.project===s).map(([i,r])=>({page:i,score:r.reduce((a,{worth:c})=>a+c,0),because:ea(r),isBare:r.length<2&&r[0].isBare})).filter(({score:i,isBare:r})=>i>=jr&&!r)}function js(n,{written:e,sought:t,more:s,weight:o}){let i=u=>t.some(f=>Xr(u,f,s)),r=n.filter(({tags:u,title:f,body:p})=>i(p)||i(f)||i(u));if(r.length===0)return null;let a=r.length/n.length,c=r.length>Rs&&a>Fr,d=Math.log((Math.max(n.length,Pr)+1)/r.length)*o;return r.flatMap(u=>{if(i(u.tags)&&(r.length<=Rs||a<=Wr))return[[u,{worth:Mr*d,isBare:!1}]];if(c)return[];let f=i(u.title)&&(!!u.answer.translation_of||e.length>=Hr&&a<=Dr);return[[u,{worth:(f?Rr:Lr)*d,isBare:!f}]]})}function zr({written:n,weight:e,at:t},s){let o=t===void 0?G(n):"",i=s.filter(r=>Qr(o,r));return{written:n,sought:i.map(r=>` ${r} `),more:1/0,weight:e*Kr,at:t}}function Qr(n,e){return n.length<We||Math.abs(n.length-e.length)>1?!1:n.length===We||e.length===We?n.length===e.length&&[...n].sort().join()===[...e].sort().join()&&ne(n,e,1):ne(n,e,1)&&ne(e,n,1)}function Xr(n,e,t){if(t===1/0)return n.includes(e);for(let s=n.indexOf(e);s>=0;s=n.indexOf(e,s+1))if(n.indexOf(" ",s+e.length)<=s+e.length+t)return!0;return!1}function ea(n){let e=n.filter(({isBare:i})=>!i),t=[...e.length>0?e:n].sort((i,r)=>r.worth-i.worth).map(({piece:i})=>i),s=t.filter(({at:i})=>i===void 0).map(({written:i})=>i),o=ta(t.filter(({at:i})=>i!==void 0)).sort((i,r)=>r.length-i.length);return[...new Set([...s,...o])].slice(0,Yr)}function ta(n){let e=[];for(let{written:t,at:s=0}of[...n].sort((o,i)=>(o.at??0)-(i.at??0))){let o=e.at(-1);o&&s===o.at+1?Object.assign(o,{text:o.text+na(t),at:s}):e.push({text:t,at:s})}return e.map(({text:t})=>t)}function na(n){return(n.match(Ws)??[]).at(-1)??""}function sa(n){let t=(n.match(/[\p{L}\p{N}\p{M}]+/gu)??[]).flatMap((o,i)=>U(G(o))?ia(o,i*qr):[{written:o,...oa(G(o)),weight:1}]);return[...new Map(t.filter(({sought:o})=>o.length>0).map(o=>[o.sought[0],o])).values()].slice(-Ur)}function oa(n){if(n.length<Nn)return{sought:[],more:0};if(n.length===Nn)return{sought:[` ${n} `],more:1/0};if(n.length===We)return{sought:[` ${n.replace(/[aeiou]$/,"")}`],more:1};let e=[2,3].map(t=>n.slice(0,-t)).filter(t=>t.length>Nn);return{sought:[` ${n.slice(0,-1)}`,...e.map(t=>` ${t} `)],more:1/0}}function ia(n,e){let t=n.match(Ws)??[],s=Vr.test(n)?Ls.han:Ls.other;return t.slice(s-1).map((o,i)=>{let r=t.slice(i,i+s).join("");return{written:r,sought:[G(r)],more:1/0,weight:1/2,at:e+i}})}var Fs=new Map;function Fe(n,e,t){let s=[n.name,e,JSON.stringify(t)].join(" "),o=Fs.get(s);return o||Fs.set(s,o=new n(e,t)),o}function Ps(n,e){let t=Math.floor((e.getTime()-Date.parse(n))/6e4);return Number.isFinite(t)?Math.max(0,t):0}function oe(n,e){let t=new Date(n);return Number.isNaN(t.getTime())?"":Fe(Intl.DateTimeFormat,e,{hour:"2-digit",minute:"2-digit",hourCycle:"h23"}).format(t)}function yt(n,e,t){let s=new Date(n??"");return Number.isNaN(s.getTime())?"":Fe(Intl.DateTimeFormat,e==="en"?"en-GB":e,{weekday:"long",day:"numeric",month:"long",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short",timeZone:t}).format(s)}function In(n,e){let t=new Date(`${n}T12:00Z`);return Number.isNaN(t.getTime())?"":Fe(Intl.DateTimeFormat,e==="en"?"en-GB":e,{dateStyle:"long",timeZone:"UTC"}).format(t)}function E(n,e){try{return Fe(Intl.DisplayNames,e,{type:"language"}).of(n)??n}catch{return n}}function wt(n){return`${n.toISOString().slice(0,16)}:00Z`}function An(n,e,t){let s=new Date(n);if(Number.isNaN(s.getTime()))return"";let o=s.toDateString()===t.toDateString();return Fe(Intl.DateTimeFormat,e==="en"?"en-GB":e,{weekday:o?void 0:"short",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short"}).format(s)}var ra=/(?:^|\s)([/#])((?:[^\s/#][^\n/#]{0,39})?)$/u;function Pe(n,e){let t=ra.exec(n.slice(0,e));return!t||t[2].trim().split(/\s+/).length>3?null:{start:e-t[2].length-1,end:e,typed:t[2]}}function Hs(n,e,t){let s=n.trimEnd().length,o=[Pe(n,e),Pe(n,s)].find(i=>i&&i.start!==t);return o?n.slice(o.start,o.end):""}function Ds(n,e,t){let s=n.slice(0,e.start),o=n.slice(e.end),i=o===""||/^\s/.test(o)?"":" ";return{text:s+t+i+o,cursor:s.length+t.length}}var $t={state:"loading",...Bs(new be([]))},aa=10;async function Ks(n,e=$t){try{let t=await n();if(!t)return e;let s=new be(t);return await _t(la(s)),{state:"ready",...Bs(s)}}catch{return e.state==="loading"?{...$t,state:"failed"}:e}}function*la(n){for(;n.addSome(aa);)yield}function Bs(n){return{index:n,suggester:new kt(n)}}function bt({me:n,truth:e},t,s){let o=e.projects.find(({project:i})=>i===t.project);return{worker:n==null?void 0:n.name,project:t.project_name,next_opening:yt(o==null?void 0:o.next_opening,s),clinic_name:(o==null?void 0:o.clinic_name)??void 0,clinic_phone:(o==null?void 0:o.clinic_phone)??void 0,clinic_hours:(o==null?void 0:o.clinic_hours)??void 0}}var ca=["clinic_name","clinic_phone","clinic_hours"];function Gs({projects:n},e){let t=n.find(s=>s.project===e);return t?ca.filter(s=>!t[s]):[]}function ve(n,e,t,s){let[o]=e.split("/");if(D(o,t))return null;let i=n.named(R({id:e})).filter(a=>!a.project||a.project===s);i.sort((a,c)=>+!!c.project-+!!a.project);let r=a=>i.find(c=>D(c.language,a)&&c.id!==e);return r(t)??(D(o,"en")?null:r("en"))??null}function Us(n,e,t){let{text:s,cursor:o}=Ds(n,e,t),i=nt(s).find(r=>r.start>=e.start&&r.end<=o);return i?{text:s,start:i.start,end:i.end}:{text:s,start:o,end:o}}function Ys(n,e){return!!(n.review_by&&n.review_by<e)}function vt(n){return!!n.translation_of&&!n.reviewed}var ua=14;function qs(n,e,t){let s=new Date(Date.parse(e)-ua*864e5).toISOString().slice(0,10);return n.filter(({changed:o,language:i})=>o&&o>=s&&o<=e&&t.includes(i)).sort((o,i)=>String(i.changed).localeCompare(String(o.changed))||o.title.localeCompare(i.title))}var da=2*6e4,ha=15e3,En=2*6e4,St=class{library=$t;#e=!1;constructor(e,t,s=(o,i)=>setTimeout(o,i)){this.fetchAnswers=e,this.changed=t,this.later=s}async keepUp(){await this.refresh(),this.later(()=>{this.keepUp()},this.library.state==="ready"?da:ha)}async refresh(){if(this.#e)return;this.#e=!0;let e=this.library;this.library=await Ks(this.fetchAnswers,e),this.#e=!1,this.library!==e&&this.changed(this.library,e)}};function Zs(n,e,t,s){let[o,i]=[n,e].map(({index:r})=>fa(r,t,s));return!o||e.state!=="ready"?null:i?i.body===o.body?null:"changed":"withdrawn"}function fa(n,e,t){let[s]=e.split("/"),o=n.named(R({id:e})).filter(i=>i.language===s&&(!i.project||i.project===t));return o.find(i=>i.project)??o[0]}function Vs(n,e=(...t)=>fetch(...t)){let t="";return async()=>{let s=AbortSignal.timeout(En),o=await e(n,{cache:"no-store",signal:s,headers:t?{"If-None-Match":t}:{}});if(o.status===304)return null;if(!o.ok)throw new Error(`${n}: ${o.status}`);let i=await o.json();return t=o.headers.get("ETag")??"",i}}var Js=/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu,pa=3,zs=80,ma=30,Qs=3,xt=class{looks=[];#e=new Map;typed(e,t,s,o){let i=t.replace(Js,"").trim().replace(/\s+/g," ").slice(0,zs);if(i.length<pa)return i===""?this.givenUp(e):void 0;let r=this.#e.get(e);r&&!ga(r.words,i)&&this.givenUp(e),s||this.#e.set(e,{words:i,...o})}givenUp(e){let t=this.#e.get(e);if(!t)return;this.#e.delete(e);let s=this.looks.filter(({words:o,language:i})=>G(o)!==G(t.words)||i!==t.language);this.looks=[...s,t].slice(-ma)}met(e){this.#e.delete(e)}change(e,t){this.looks=this.looks.map(s=>s===e?{...s,words:t.replace(Js,"").slice(0,zs)}:s)}drop(e){this.looks=this.looks.filter(t=>t!==e)}close(){for(let e of[...this.#e.keys()])this.givenUp(e)}wipe(){this.looks=[],this.#e.clear()}};function ga(n,e){return G(n).slice(0,Qs)===G(e).slice(0,Qs)}var _a=6,ka=200,Tt=class{stars=new Set;recent=[];unfound=new xt;passing="idle";#e=new Map;#t="";constructor(e,t){this.call=e,this.changed=t}get mine(){return[...this.stars,...this.recent]}async fetchStars(){let e=await this.call("/desk/stars.json");e.ok&&(this.stars=new Set(e.body.stars)),this.changed()}async star(e){let t=R(e),s=!this.stars.has(t);this.#n(t,s),(await this.call("/desk/star",{name:t,starred:s})).ok||this.#n(t,!s)}sent(e,t){var a;let[s,{language:o}]=[R(e),e],i=[t,s,o].join(" "),r=(((a=this.#e.get(i))==null?void 0:a.times)??0)+1;this.#e.set(i,{project:t,name:s,language:o,times:Math.min(r,ka)}),this.recent=[s,...this.recent.filter(c=>c!==s)].slice(0,_a)}putAway(e){this.#t=e,this.changed()}isPutAway(e){return this.#t===e}async endShift(){this.unfound.close(),this.recent=[],this.passing="idle";let e=[...this.#e.values()];if(e.length===0)return;this.#e.clear();let t=await this.call("/desk/sent-answers",{sent:e});if(!t.ok&&t.code==="unreachable")for(let s of e)this.#e.set([s.project,s.name,s.language].join(" "),s)}holds({words:e}){return lt(e)}async passOn(){let e=this.unfound.looks.filter(({words:s})=>s.trim().length>1);if(e.some(s=>this.holds(s).length>0)||this.passing==="going")return;this.passing="going",this.changed();let t=e.length===0||(await this.call("/desk/missing",{missing:e})).ok;this.passing=t?"sent":"failed",t&&this.unfound.wipe(),this.changed()}#n(e,t){let s=new Set(this.stars);t?s.add(e):s.delete(e),this.stars=s,this.changed()}};var Xs={"sexual-health":"sti std hiv prep pep gum test tests testing condoms contraception morning after pill hepatitis abortion",safety:"alarm screening buddy alerts ugly mugs","crime-and-violence":"rape assault isva sarc attack robbery police report","harassment-and-outing":"blackmail stalking stalker doxing photos images leaked","the-law":"legal lawyer solicitor",rights:"legal lawyer solicitor advice","money-and-tax":"hmrc self employed accountant national insurance","housing-benefits-debt":"homeless eviction landlord rent hostel shelter bed universal credit food bank",immigration:"visa asylum migrant papers status","coercion-and-trafficking":"trafficked modern slavery exploitation nrm","mental-health":"counselling counsellor therapy depression anxiety suicide crisis listening","drugs-and-alcohol":"chems chemsex needles rehab detox drinking","domestic-abuse":"dv refuge partner violence",parenting:"children social services pregnancy pregnant","other-work":"jobs training cv","peer-groups":"support group","trans-services":"transgender gender nonbinary hormones","mens-services":"men male escorts","seeing-a-doctor":"gp doctor surgery nhs",complaints:"complain advocate"};var ya=["england","wales","scotland","northern-ireland","uk"],Mn="online",wa=/^[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}$/,$a=/^[0-9][A-Z]{2}$/,eo=/^[A-Z]{1,2}[0-9]{1,2}[A-Z]?$/,ba=/^[A-Z]{1,2}$/,va=new Set("AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE".split(" ")),Sa=new Set("CF CH HR LD LL NP SA SY".split(" ")),xa=new Set("CA CH DG HR LD LL NP SY TD".split(" ")),Ta=new Set(["GY","IM","JE"]),Ot={district:0,area:1,nation:2,online:3};function to(n){let e=n.trim().split(/\s+/).join(" "),t=e.toLowerCase().replaceAll(" ","-");if(t===Mn||ya.includes(t))return{place:t};let s=e.toUpperCase();return wa.test(s)||$a.test(s)?{fault:"whole"}:eo.test(s)||ba.test(s)?{place:s}:{fault:"unknown"}}function no(n){return eo.test(n.toUpperCase())}function so(n,e){if(n===Mn)return Ot.online;let t=Cn(n);return t?t!==Cn(e)?null:t===n||t===e?Ot.area:Ia(n,e)?Ot.district:null:Na(e).includes(n)?Ot.nation:null}function Oa(n){if(Ta.has(n))return[];if(n==="BT")return["northern-ireland","uk"];let e=[...va.has(n)?["scotland"]:[],...Sa.has(n)?["wales"]:[],"uk"];return e.length>1&&!xa.has(n)?e:["england",...e]}function Na(n){if(n===Mn)return[];let e=Cn(n);return e?Oa(e):[n,"uk"]}function Cn(n){var e;return((e=/^[A-Z]*/.exec(n))==null?void 0:e[0])??""}function Ia(n,e){let t=s=>s.replace(/[A-Z]+$/,"");return n===e||n===t(e)||e===t(n)}var Rn={state:"loading",needs:{},unreviewed:[],services:[]},oo=["verified","overdue","unverified"],io=["sex-worker-led","friendly","general"];async function co(n,e){try{return{...await n(),state:"ready"}}catch{return e.state==="ready"?e:{...Rn,state:"failed"}}}function uo(n,{need:e="",place:t="",words:s="",project:o=""}){var h;let i=z(s),r=t||(((h=i.find(no))==null?void 0:h.toUpperCase())??""),a=t?i:i.filter(m=>m.toUpperCase()!==r),c=ho(n).filter(({service:m})=>(!o||m.projects.includes(o))&&(!e||m.needs.includes(e))),d=c.filter(({text:m})=>a.every(_=>m.includes(U(_)?_:` ${_}`))),u=d.length>0?d:c.filter(Aa(Ea(n),a)),f=Ca(r),p=u.map(({service:m})=>({service:m,near:r?f(m):null})).filter(m=>!r||m.near!==null);return r?p.sort((m,_)=>Number(m.near)-Number(_.near)):p}function He({unreviewed:n},e,t){let s=[t,t.split("-")[0],"en"].find(i=>i in e.cards)??"en",o=!n.includes(s);return{id:`${s}/service-${e.id}`,title:e.name,language:s,words:e.cards[s]??e.name,reviewed:o,translation_of:o?null:e.id,verified:e.standing==="verified"}}function Aa(n,e){let t=e.map(s=>n.filter(o=>ne(s,o,tt(s))).map(o=>` ${o} `));return({text:s})=>t.every(o=>o.some(i=>s.includes(i)))}var ro=new WeakMap;function Ea(n){let e=ro.get(n);if(e)return e;let t=[...new Set(ho(n).flatMap(({text:s})=>s.trim().split(" ")))];return ro.set(n,t),t}function Ca(n){let e=new Map,t=s=>{let o=e.get(s);if(o!==void 0)return o;let i=so(s,n);return e.set(s,i),i};return({areas:s})=>{let o=s.map(t).filter(i=>i!==null);return o.length>0?Math.min(...o):null}}var ao=new WeakMap;function ho(n){let e=ao.get(n);if(e)return e;let t=n.map(s=>({service:s,text:` ${z([s.name,s.what,s.for_whom,...s.needs.map(o=>`${o} ${Xs[o]??""}`)].join(" ")).join(" ")} `,name:s.name.toLowerCase()}));return t.sort(Ma),ao.set(n,t),t}function Ma(n,e){let[t,s]=[n.service,e.service];return oo.indexOf(t.standing)-oo.indexOf(s.standing)||io.indexOf(t.whose)-io.indexOf(s.whose)||lo(n.name,e.name)||lo(t.id,s.id)}function lo(n,e){return n===e?0:n<e?-1:1}var Ra=16*3600,La=16,ja=3600,Wa=5e3,Fa=6e4,Nt=class{#e;#t=null;#n=0;#s=null;#o={of:"",at:0,chains:[]};constructor(e){this.#e=e}async chainsFor({name:e,shiftKey:t}){let s=`${t} ${e}`;if(this.#o.of===s&&this.#o.chains.length>0&&this.#l()-this.#o.at<ja)return this.#o.chains;let o=await this.#i(e,t);return this.#o={of:s,at:this.#l(),chains:o},o}async#i(e,t){var s;try{let o=await po(this.#a(!0)),i=(s=o==null?void 0:o.facts.projects.find(({project:a})=>a===this.#e.home))==null?void 0:s.name;return!o||!i?[]:(await Promise.all(o.facts.projects.map(a=>this.#r(o,a,{name:e,charity:i,shiftKey:t})))).filter(a=>a!==null).slice(0,La)}catch{return[]}}async check(e,t,{pinned:s=!1}={}){let o=await po(this.#a(!1)).catch(()=>null)??this.#s;if(!o||o.ring.roots[e]===void 0)return"unknown";if(!t.certificate)return s?"failed":"missing";let{name:i,charity:r,key:a,certificate:c}=t;return(await fs(o.ring,e,{name:i,charity:r,key:a},c,this.#l())).ok?"good":"failed"}async#r({ring:e},{project:t,my:s,coordinators:o},i){var d;let r=e.roots[t],a=this.#l(),c=s.filter(({purpose:u,certificate:f})=>u==="operator"&&f.key===e.publics.signing&&f.holder===ds(e.publics));for(let{certificate:u,signed_by:f}of c.sort((p,h)=>h.certificate.not_after-p.certificate.not_after)){let p=(d=o.find(({certificate:k})=>k.key===f))==null?void 0:d.certificate;if(!r||!p||!await wn("coordinator",t,p,r,a)||!await wn("operator",t,u,p.key,a))continue;let h=Math.min(a+Ra,u.not_after,p.not_after),[{project:m,..._}]=await hs(e,{...i,projects:[t],from:a,until:h});return{coordinator:fo(p),operator:fo(u),shift:{project:t,..._}}}return null}#a(e){let t=this.#e.now().getTime();return this.#t&&!e&&t-this.#n<Fa?this.#t:(this.#n=t,this.#t=this.#e.ring().then(s=>s&&this.#u(s)),this.#t)}async#u(e){let t=({coordinators:o})=>o.map(({certificate:i})=>i),s=!1;for(let o of e.facts.projects)s=(await ps(e.ring,o.project,o.revoked,t(o))).stored||s;return s&&await this.#e.keep(e.ring).catch(()=>{}),this.#s=e,e}#l(){return Math.floor(this.#e.now().getTime()/1e3)}},fo=({holder:n,key:e,not_before:t,not_after:s,signature:o})=>({holder:n,key:e,not_before:t,not_after:s,signature:o});function po(n){return Promise.race([n,new Promise(e=>setTimeout(()=>e(null),Wa))])}var mo="desk-settings";function go(n){let e=Pa(n);return{keys:Es(e.keys),sound:e.sound!==!1,volume:typeof e.volume=="number"?Math.min(1,Math.max(0,e.volume)):.6,typing:e.typing!==!1,suggestions:e.suggestions!==!1,notices:e.notices===!0}}function _o(n,e){try{n==null||n.setItem(mo,JSON.stringify(e))}catch{}}function Pa(n){try{let e=JSON.parse((n==null?void 0:n.getItem(mo))??"{}");return e!==null&&typeof e=="object"?e:{}}catch{return{}}}function ko(n,e){let t=new Intl.PluralRules(e);return(s,o={})=>{let i=n[s]??s;return(typeof i=="string"?i:Ha(i,t.select(Number(o.count??0)))).replace(/\{(\w+)\}/g,(a,c)=>c in o?String(o[c]):a)}}function Ha(n,e){return n[e]??n.other}function yo(n,e,t){return e>0?`(${e}) ${n}`:t?`• ${n}`:n}var It=class{#e="";#t="";for(e){let t=JSON.stringify(e);return(t!==this.#t||!this.#e)&&([this.#e,this.#t]=[Ln(),t]),this.#e}},Ln=()=>[...crypto.getRandomValues(new Uint8Array(16))].map(n=>n.toString(16).padStart(2,"0")).join("");var At=["facts","decision","action","told"],wo=1800,Et=class{draft=null;fault=null;isGoing=!1;wasWritten=!1;readers=null;#e=new It;constructor(e,t){this.talk=e,this.world=t}begin(){return this.draft??={facts:"",decision:"",action:"",told:""},this.readers=null,this.draft}get isEmpty(){return!this.draft||At.every(e=>{var t;return((t=this.draft)==null?void 0:t[e].trim())===""})}async send(e){if(this.isGoing||!this.draft)return;if(this.isEmpty)return this.#t("empty");this.isGoing=!0,this.fault=null,this.talk.world.changed();let t=await this.#n(this.draft).catch(()=>"cannot_seal");if(this.isGoing=!1,typeof t=="string")return this.#t(t);this.draft=null,this.wasWritten=!0,this.readers=t.map(e),this.talk.world.changed()}drop(){this.draft=this.fault=this.readers=null}#t(e){this.fault=e,this.talk.world.changed()}async#n(e){if(!this.world)return"cannot_seal";let t=await this.world.open();if(!t)return"locked";let{project:s,workers:o}=this.talk.room,i=await this.world.leads(t,s);if(!i.ok)return i.why==="there is no list"?"no_leads":"cannot_check";let{leads:r,number:a}=i.list;if(r.length===0)return"no_leads";let d={...Object.fromEntries(At.map(m=>[m,e[m].trim()])),by:o.filter(({role:m})=>m!=="supervisor").map(({name:m})=>m)},u=this.#e.for({written:d,number:a}),{sealCopies:f}=await import("./parts/copies-MZ56OUDS.js"),p=await f("note",s,u,r,{v:1,...d,at:this.talk.world.now().toISOString()}),h=await this.world.call("/concern-notes",{id:u,project:s,conversation:this.talk.id,list_number:a,copies:p});return h.ok||h.code==="already_there"?r.map(({person:m})=>m):jn(h)}};function jn({status:n,code:e}){return e==="unreachable"||n===0?"unreachable":e==="nothing_can_be_kept"?"no_leads":e==="list_is_old"?"cannot_check":n===404?"too_late":e==="sign_in_again"||e==="stale"?"sign_in_again":"trouble"}var bo=2*1024*1024,Da=12e3,Ka=1.52,Ba=2100,Ga=["moment","covered","back"],Ua=new Map([["asked","The visitor was asked whether something may be passed on."],["yes","The visitor said: yes, pass this on."],["no","The visitor said: no, do not."],["stored","The visitor was told that it was passed on."],["not_stored","The visitor was told that it was not passed on."],["withdrawn","The question was taken back."]]),vo=n=>n.filter(({kind:e,seq:t})=>t!==null&&e!=="handover");function So({kind:n,seq:e,slot:t,counter:s}){return n==="sealed"?`sealed ${e}`:s===void 0||n==="gap"?`${n} ${e}`:`said ${t} ${s}`}function xo(n,e){let t=n.slot??0,o={by:t===0?"visitor":"worker",slot:t,name:t===0?"":e(t),at:n.at??null};if(n.kind==="text")return{...o,kind:"text",text:n.text??""};if(n.kind==="signal"&&Ga.includes(n.signal??""))return{...o,kind:"signal",text:n.signal??""};if(n.kind==="gap")return{...o,kind:"gap",text:""};if(n.kind==="roster")return Wn(qa(n,e));if(n.kind==="kept")return{...Wn("A notice to the visitor: this chat is being kept."),slot:t,name:e(t),at:n.at??null};if(n.kind==="slip")return{...o,kind:"roster",text:Ua.get(n.signal??"")??""};let i=n.kind==="sealed"?"It was said before this page came in.":"";return{...o,kind:"unreadable",text:i}}var Lt=(n,e=0)=>Math.max(0,Math.floor((n-Da-e)/Ka)-Ba),De=n=>n.reduce((e,{box:t})=>e+t.length,0);function To(n,e){let t=n.length;for(;t>0&&Rt(n[t-1])<=e;)e-=Rt(n[--t]);return t===0?n:[Io(t),...n.slice(t)]}function Oo(n,e){let t=0,s=0;for(;s<n.length&&t+Rt(n[s])<=e;)t+=Rt(n[s++]);let o=s<n.length;return{lines:o?[...n.slice(0,s),Io()]:n,isFull:o}}var jt=(n,e)=>n.map((t,s)=>({n:e+1+s,...t}));function Ct(n,e){let t=Ya(n);return e.map(s=>{let o=t.get(Mt(s))??0;return o>0&&t.set(Mt(s),o-1),o>0})}function No(n,e){let[t,s]=[n.filter($o),e.filter($o)],o=Ct(t,s),i=Ct(s,t).filter(d=>!d).length,r=o.lastIndexOf(!0),a=e.filter(({kind:d})=>d==="unreadable").length,c=Math.min(i,a);return{added:i-c,left_out:o.slice(0,r+1).filter(d=>!d).length,before_me:c}}var $o=({kind:n})=>n==="text"||n==="signal",Mt=({slot:n,kind:e,at:t,text:s})=>JSON.stringify([n,e,t,s]);function Ya(n){let e=new Map;for(let t of n)e.set(Mt(t),(e.get(Mt(t))??0)+1);return e}var Rt=n=>ue(JSON.stringify(n)).length+16,Io=n=>({...Wn(n?`Lines left out before the next: ${n}.`:""),kind:"cut"}),Wn=n=>({by:"worker",slot:0,name:"",at:null,kind:"roster",text:n});function qa({came:n=[],went:e=[]},t){let s=new Intl.ListFormat("en"),[o,i]=[s.format(n.map(t)),s.format(e.map(t))];return o&&o===i?`${o}: the page was loaded again.`:[o&&`${o} came in.`,i&&`${i} went out.`].filter(Boolean).join(" ")}var Ao=5e3,Za=8e3,Va=12,Ke=class{flag=null;checked=null;isUnreadable=!1;trouble=null;isAnswering=!1;#e=null;#t=null;#n=null;#s=new Set;#o=[];#i=0;#r=!1;#a=!1;#u=!1;#l=!1;#h=!1;#c=null;#f=new Set;constructor(e,t){this.flags=e,this.record=t}begin(e,t,s,o){this.#e=e.key,this.#n=e,this.#t=t,this.#s=new Set(s),this.#i=o}take(e){this.flag=e,!this.#e&&e.box&&this.#m(e.box),this.#e&&this.#k(e),this.#d()}async#m(e){if(!this.#u){this.#u=!0;try{let{openShared:t}=await this.flags.world.sealing(),s=await this.#v(),{shiftKey:o}=this.flags.talk.world;if(!s||!o)return;let{project:i,record:r,commitment:a}=s.header;if(r!==this.record||i!==this.flags.talk.room.project)throw new RangeError("not this record");this.#e=await t(e.box,{raiserKey:e.key,shiftKey:o,project:i,record:r,commitment:a}),this.#t=s.header;let{lines:c}=await this.#x(s.chunks);this.checked=this.flags.compare(c)}catch{this.isUnreadable=!0}finally{this.#u=!1,this.flags.talk.world.changed(),this.flag&&this.take(this.flag)}}}async confirm(){await this.#_(async()=>{let e=await this.flags.trusted();if(typeof e=="string")return e;if(!this.#e||!this.#t)return"cannot_seal";let{confirm:t}=await this.flags.world.sealing(),{wraps:s,signed:o}=await t(this.#e,this.#t,e.list,e.open.ring);return this.#p("confirm",{conversation:this.flags.talk.id,wraps:s,signature:o.signature})})}async sayNo(){await this.#_(()=>this.#p("no",{conversation:this.flags.talk.id}))}async#_(e){this.isAnswering||(this.isAnswering=!0,this.trouble=null,this.flags.talk.world.changed(),this.trouble=await e().catch(()=>"cannot_seal"),this.isAnswering=!1,this.flags.talk.world.changed())}async#p(e,t){let s=await this.flags.world.call(`/records/${this.record}/${e}`,t);return s.ok?null:s.code}async#k(e){for(let{slot:t,key:s}of e.lacks){if(this.#f.has(t)||!this.#e)continue;this.#f.add(t);let o=await this.flags.boxFor(this.#e,s).catch(()=>null);(!o||await this.#p("share",{conversation:this.flags.talk.id,slot:t,box:o}))&&this.#f.delete(t)}}#d(){this.#h||this.#c||!this.#e||(this.#h=!0,this.flags.world.later(async()=>{var e;this.#h=!1,!this.#c&&((e=this.flag)!=null&&e.writes&&await this.#g(this.flags.lines()),this.#d())},Ao))}async#g(e){if(this.#l)return!1;this.#l=!0;try{return!this.#n&&!await this.#b(e)?!1:(this.#w(e),await this.#$())}catch{return!1}finally{this.#l=!1}}async#b(e){let{RecordSeal:t,chunkHash:s}=await this.flags.world.sealing(),o=await this.#v();if(!o||o.is_closed||!this.#e)return!1;let{lines:i,isClosed:r}=await this.#x(o.chunks);if(this.#a=r,r)return!1;let a=o.chunks.at(-1),c=a?s(a):o.header.head;this.#n=t.goingOn(this.#e,{chunks:o.chunks.length,head:c,lines:i.length}),this.#o=[],this.#i=De(o.chunks);let d=Ct(i,e.map(({line:u})=>u));return this.#s=new Set(e.filter((u,f)=>d[f]).map(({mark:u})=>u)),!0}#w(e){let t=e.filter(({mark:r})=>!this.#s.has(r));if(t.length===0||this.#r||!this.#n)return;let{lines:s,isFull:o}=Oo(t.map(({line:r})=>r),Lt(this.flags.cap,this.#i)),i=this.#n.append(jt(s,this.#n.count));this.#o.push(...i);for(let{mark:r}of t)this.#s.add(r);this.#r=o,this.#i+=De(i)}async#$(){for(;this.#o.length>0;){let e=await this.flags.world.call(`/records/${this.record}/chunks`,this.#o[0]);if(!e.ok&&e.status!==0&&e.status<500&&(this.#n=null),!e.ok)return!1;this.#o.shift()}return!0}end(e){var t;this.#c||!this.#e||(this.#c=e,this.flags.world.later(()=>this.#y(Va),(t=this.flag)!=null&&t.writes?0:Za))}async#y(e){if(!(this.#c===null||await this.#T(this.#c))&&e>1)return void this.flags.world.later(()=>this.#y(e-1),Ao);this.#e=this.#n=null,this.#o=[],this.#c&&(this.#c.lines=[])}async#T({isOver:e,lines:t}){var s;if(!((s=this.flag)!=null&&s.writes)){if(!e||await this.#S())return!0;this.#n=null}return await this.#g(t)?!e||this.#O():this.#S()}async#S(){var e;return this.#a||((e=await this.#v())==null?void 0:e.is_closed)===!0}async#O(){var a;let e=(a=this.#n)==null?void 0:a.end();if(e&&this.#o.push(e),!await this.#$()||!this.#n)return!1;let t=await this.flags.world.open();if(!t)return!0;let{chunks:s,head:o,lines:i,signature:r}=await this.#n.close(t.ring);return await this.#p("close",{chunks:s,head:o,lines:i,signature:r})===null}async#v(){let e=await this.flags.world.call(`/records/${this.record}/so-far.json`);return e.ok?e.body:null}async#x(e){let{readRecord:t}=await this.flags.world.sealing();if(!this.#e||!this.#t)throw new RangeError("no key");let s=await t(this.#e,this.#t,e);if(s.trouble)throw new RangeError(s.trouble);return s}};var Wt=class{#e=new Map;#t=null;#n=!1;grounds=null;constructor(e,t){this.talk=e,this.world=t}get list(){return[...this.#e.values()].filter(({flag:e})=>e!==null)}get any(){return this.list.length>0}isKept(e){return this.list.some(({flag:t})=>t&&(t.mine&&t.ground===e.id?!0:!e.is_quiet&&!this.#s(t)))}#s(e){var t;return((t=this.groundOf(e.ground))==null?void 0:t.is_quiet)===!0}groundOf(e){return this.grounds===null||this.grounds==="failed"?null:this.grounds.grounds.find(t=>t.id===e)??null}get cap(){return this.grounds===null||this.grounds==="failed"?bo:this.grounds.cap}async learn(){if(this.grounds!==null&&this.grounds!=="failed")return;let e=await this.world.call(`/records/grounds.json?conversation=${encodeURIComponent(this.talk.id)}`);this.grounds=e.ok?e.body:"failed",this.talk.world.changed()}takeRoom(e){for(let t of e.flags??[]){let s=this.#e.get(t.record)??new Ke(this,t.record);this.#e.set(t.record,s),s.take(t)}this.any&&this.learn()}async raise(e){if(this.#n)return"busy";this.#n=!0;try{return await this.#o(e)}catch{return"cannot_seal"}finally{this.#n=!1,this.talk.world.changed()}}lines(){return vo(this.talk.log.room.lines).map(e=>({mark:So(e),line:xo(e,t=>this.talk.nameOf(t))}))}end({isOver:e}){this.#t=null;for(let t of this.#e.values())t.end({isOver:e,lines:this.lines()})}async trusted(){let e=await this.world.open();if(!e)return"locked";let t=await this.world.leads(e,this.talk.room.project);return t.ok?{open:e,list:t.list}:"cannot_check"}async#o(e){var o;let t=((o=this.#t)==null?void 0:o.ground)===e.id?this.#t:await this.#i(e);if(typeof t=="string")return t;let s=await this.world.call("/records/raise",t.body);if(this.#t=!s.ok&&(s.status===0||s.status>=500)?t:null,!s.ok)return s.code;this.#e.set(t.kept.record,t.kept);for(let i of this.talk.room.flags??[])i.record===t.kept.record&&t.kept.take(i);return e.told&&await this.#a(e,e.told),"kept"}async#i(e){let t=await this.trusted();if(typeof t=="string")return t;let{room:s}=this.talk,{RecordSeal:o,newRecordId:i}=await this.world.sealing(),r=this.lines(),a=jt(To(r.map(({line:k})=>k),Lt(this.cap)),0),c=i(),d=await o.begin({project:s.project,record:c,ground:e.id,language:s.language,list:t.list,told:e.told!==null,lines:a,raisedAt:Math.floor(this.talk.world.now().getTime()/1e3)}),{header:u,chunks:f,wraps:p,signed:h}=await d.raise(t.open.ring),m=e.is_quiet?[]:await this.#r(d.key),_=new Ke(this,c);return _.begin(d,u,r.map(({mark:k})=>k),De(f)),{ground:e.id,kept:_,body:{conversation:this.talk.id,header:u,chunks:f,wraps:p,signature:h.signature,for_others:m}}}async#r(e){let t=this.talk.room.workers.filter(({me:s,role:o,confers_only:i})=>!s&&o!=="supervisor"&&!i);return Promise.all(t.map(async({slot:s,key:o})=>({slot:s,box:await this.boxFor(e,o)})))}boxFor(e,t){let{shiftKey:s}=this.talk.world;if(!s)throw new RangeError("no shift key");return e.boxFor(t,s)}async#a(e,t){let s=`${this.talk.world.now().toISOString().slice(0,16)}:00Z`,o=this.grounds===null||this.grounds==="failed"?7:this.grounds.provisional_days;await this.talk.post("room",{kind:"kept",ground:e.id,text:t,first:o,days:e.hard_max_days,at:s},{kind:"kept",text:t,at:s})}compare(e){return No(e,this.lines().map(({line:t})=>t))}};var Be=["asked","said","next","language"],Ft=class{card=null;isNew=!1;draft=null;#e=new Set;constructor(e){this.talk=e}begin(e){return this.draft??={asked:"",said:"",next:"",language:e,...this.card},this.draft}get isEmpty(){return!this.draft||Be.slice(0,3).every(e=>{var t;return((t=this.draft)==null?void 0:t[e].trim())===""})}heard({asked:e,said:t,next:s,language:o,by:i,at:r}){let a={asked:e,said:t,next:s,language:o,by:i,at:r},c=this.card!==null&&JSON.stringify(this.card)===JSON.stringify(a);return this.#e=new Set(this.talk.room.workers.map(({slot:d})=>d)),c?!1:(this.card=a,this.isNew=!0,!0)}async send(){let{draft:e,talk:t}=this;if(!e)return!1;if(t.held.confer=t.obstacle("confer"),t.held.confer)return t.world.changed(),!1;let s=t.room.workers.find(a=>a.me),i={...Object.fromEntries(Be.map(a=>[a,e[a].trim()])),by:(s==null?void 0:s.name)??"",at:wt(t.world.now())},r=await this.#t(i);return r&&(this.draft=null),r}async keepShared(e){let t=e.map(({slot:o})=>o);if(!this.card||this.talk.ended||t.every(o=>this.#e.has(o)))return;let s=this.talk.room.workers.filter(({slot:o,here:i})=>i&&this.#e.has(o)).map(({slot:o})=>o);Math.min(...s)===this.talk.room.my_slot&&await this.#t(this.card)}wipe(){this.card=this.draft=null,this.isNew=!1,this.#e.clear()}async#t(e){return await this.talk.post("confer",{kind:"handover",...e},{kind:"handover",text:e.by,at:e.at})?(this.card=e,this.isNew=!1,this.#e=new Set(this.talk.room.workers.map(({slot:s})=>s)),!0):!1}};var Ge=class{#e=new Map;constructor(e){this.log=e}add(e){this.log.has(e.seq)||this.#e.set(e.seq,e)}next(){for(let t of this.#e.keys())this.log.has(t)&&this.#e.delete(t);let e=this.#e.get(this.log.held+1);return this.#e.delete(this.log.held+1),e}get hasHole(){return this.#e.size>0}};var Pt=class{#e=[];constructor(e){this.talk=e}async take(e,t){let s=this.talk.log[e];if(!(s.has(t.seq)||this.talk.ended)){if(s.note(t.seq),t.type==="epoch")return this.#t(t);if(t.type==="history")return this.#s(t);if(t.type==="confer_key")return this.#i(t);this.#r(e,t)}}async#t(e){let t=await this.talk.seal.acceptEpoch(e);this.talk.learnNames(e.roster),t.kind==="refused"&&(this.talk.refusedKey=!0,this.talk.log.room.put({kind:"unreadable",seq:e.seq})),t.kind==="epoch"&&(this.talk.refusedKey=!1,this.#n(e),await this.talk.keys.roomKeyCame(e.roster))}#n(e){let t=e.roster.map(i=>i.slot),s=t.filter(i=>!this.#e.includes(i)),o=this.#e.filter(i=>!t.includes(i));this.#e=t,this.talk.log.room.put({kind:"roster",seq:e.seq,came:s,went:o})}async#s(e){let t=await this.talk.seal.acceptHistory(e);if(t.kind==="refused"&&this.talk.log.room.put({kind:"unreadable",seq:e.seq}),t.kind==="history")for(let s of t.earlier)this.#o(s)}#o(e){let t=this.talk.log.room,s=t.lines.find(i=>i.kind==="sealed"&&i.slot===e.slot&&i.counter===e.counter);if(!s||s.seq===null)return;let o=this.#a("room",s.seq,e);o&&o.kind!=="sealed"&&t.change(s,o)}async#i(e){(await this.talk.seal.acceptConferKey(e,this.talk.room.workers)).kind==="refused"||this.talk.whoIsWho.hasFailed?this.talk.log.confer.put({kind:"unreadable",seq:e.seq}):this.talk.keys.conferKeyCame(e.roster)}#r(e,t){var i,r;let s=this.talk.log[e];if(t.slot===this.talk.room.my_slot)return s.sent(t.slot,t.counter,t.seq);let o=this.#a(e,t.seq,this.talk.seal.open(t,e));o&&(s.put(o),this.talk.typing.delete(t.slot),e==="room"&&this.#h(o),(r=(i=this.talk.world).arrived)==null||r.call(i,this.talk))}#a(e,t,s){let{kind:o,slot:i,counter:r}=s;return s.gap>0&&this.talk.log[e].put({kind:"gap",seq:t,slot:i}),o==="own"||o==="replay"?null:o==="sealed_before"?{kind:"sealed",seq:t,slot:i,counter:r}:o==="text"?{kind:o,seq:t,slot:i,counter:r,text:s.text,at:s.at,mine:this.talk.isMe(i)}:o==="signal"?{kind:o,seq:t,slot:i,counter:r,signal:s.signal}:o==="kept"?{kind:o,seq:t,slot:i,counter:r,text:s.text,at:s.at,mine:this.talk.isMe(i)}:o==="placed"?this.#u(t,s):s.sheet?this.#l(t,s):o==="handover"?this.talk.handover.heard(s)?{kind:o,seq:t,slot:i,counter:r,text:s.by}:null:{kind:o==="refused"?"unreadable":"too_old",seq:t,slot:i,counter:r}}#u(e,{sheet:t,slot:s,counter:o}){let i=this.talk.placing.heard(t,s);return i?{kind:"placed",seq:e,slot:s,counter:o,text:t.title,signal:i,mine:this.talk.isMe(s)}:{kind:"unreadable",seq:e,slot:s,counter:o}}#l(e,{kind:t,sheet:s,slot:o,counter:i}){let r=this.talk.slip.heard(t,s,o);return r?{kind:"slip",seq:e,slot:o,counter:i,signal:r,mine:this.talk.isMe(o)}:{kind:"unreadable",seq:e,slot:o,counter:i}}#h(e){e.kind==="signal"?this.talk.signal=e.signal==="moment"||e.signal==="covered"?e.signal:null:e.slot===0&&(this.talk.signal=null)}};var Dt=class{#e="";#t="";#n=!1;constructor(e){this.talk=e}fits(e){return e==="room"?this.#e===Ht(this.talk.inTheChat):this.#t===Ht(this.talk.room.workers)}async roomKeyCame(e){this.#e=Ht(e),this.talk.sayWhatWasHeld(),await this.tellHeld()}conferKeyCame(e){this.#t=Ht(e),this.talk.sayWhatWasHeld(),this.talk.handover.keepShared(e)}async tellHeld(){let e=this.talk.seal.epoch;e>0&&!this.talk.ended&&await this.talk.world.ask("key_held",{conversation:this.talk.id,epoch:e})}async keepConferKey(){let{isFirst:e,room:t,ended:s}=this.talk;if(!(!e||t.workers.length<2||this.fits("confer")||this.#n||s||this.talk.whoIsWho.hasFailed)){this.#n=!0;try{await this.#s(t.workers)}finally{this.#n=!1}}}async#s(e){let{seal:t,world:s,log:o,room:i}=this.talk,r=await t.makeConferKey(e,i.confer),a=await s.ask("confer_key",r);a.ok&&(t.adoptConfer(r.number),a.seq&&o.confer.note(a.seq),this.conferKeyCame(e))}};function Ht(n){return n.map(({slot:e,key:t})=>`${e}:${t}`).sort().join(" ")}var Ue=class{lines=[];held=0;#e=new Set;#t=new Map;has(e){return e<=this.held||this.#e.has(e)}note(e){for(this.#e.add(e);this.#e.delete(this.held+1);)this.held+=1}put(e){this.lines=[...this.lines,e],this.#s()}change(e,t){this.lines=this.lines.map(s=>s===e?t:s)}remove(e){this.lines=this.lines.filter(t=>t!==e)}sent(e,t,s){this.note(s),this.lines=this.lines.map(o=>Fn(o,e)&&o.counter===t&&o.seq===null?{...o,seq:s,mark:Ja(o.mark,"sent")}:o),this.#s()}delivered(e,t){this.lines=this.lines.map(s=>Fn(s,e)&&(s.counter??1/0)<=t&&s.mark?{...s,mark:"delivered"}:s)}holds(e,t){return this.lines.some(s=>Fn(s,e)&&s.counter===t&&s.kind!=="sealed")}get unread(){return this.lines.filter(e=>this.#n(e)).length}shownNow(){let e=new Map;for(let t of this.lines)this.#n(t)&&e.set(t.slot??0,Math.max(t.counter??0,e.get(t.slot??0)??0));for(let[t,s]of e)this.#t.set(t,s);return[...e]}wipe(){this.lines=[]}#n(e){return(e.kind==="text"||e.kind==="signal"||e.kind==="handover"||e.kind==="placed"||e.kind==="kept"||e.kind==="too_old")&&!e.mine&&(e.counter??0)>(this.#t.get(e.slot??0)??0)}#s(){this.lines=this.lines.map((e,t)=>({line:e,at:t})).sort((e,t)=>Eo(e.line)-Eo(t.line)||+(t.line.kind==="gap")-+(e.line.kind==="gap")||e.at-t.at).map(({line:e})=>e)}};function Fn(n,e){return n.slot===e}function Eo(n){return n.seq??1/0}function Ja(n,e){return n==="delivered"?n:e}var za=20,Qa=300,Xa=8e3;function Kt(n){let{id:e,title:t,language:s,body:o="",words:i}=n,r=i===void 0?ot(o).map(a=>it(a)):[i];return{id:e,title:t,language:s,parts:r,doubts:el(n)}}function el(n){let e=[];return vt(n)&&e.push("translation"),n.verified===!1&&e.push("facts"),e}function Co(n){let{id:e,title:t,language:s,parts:o,doubts:i}=n,r=(d,u=Qa)=>typeof d=="string"&&d.length>0&&d.length<=u,a=Array.isArray(o)&&o.length>0&&o.length<=za&&o.every(d=>r(d,Xa)),c=Array.isArray(i)&&i.every(d=>d==="translation"||d==="facts");return r(e)&&r(t)&&r(s)&&a&&c}var Bt=class{items=[];runs=[];times=0;#e=[];#t=!1;constructor(e){this.talk=e}get standing(){return this.items.filter(({words:e})=>_e(this.talk.draft.room,e))}get unseen(){return this.standing.filter(({doubts:e})=>e.includes("partner"))}get stale(){return this.standing.filter(({doubts:e})=>Gt(e)!==null)}isOffered({parts:e,at:t}){return!this.standing.includes(e[t])}place(e,t){return this.#o(this.#i(Kt(e),""),t)}add(e){return this.#s(this.#i(Kt(e),""))}putNext({parts:e,at:t}){return this.#s([e[t]])}drop(e){this.runs=this.runs.filter(t=>t!==e)}sent(e){var s,o;for(let i of this.items)i.part===0&&_e(e,i.words)&&((o=(s=this.talk.world).sent)==null||o.call(s,i,this.talk.room));let t=i=>this.items.includes(i)&&_e(e,i.words);this.runs=this.runs.map(i=>t(i.parts[i.at])?{...i,at:i.at+1}:i).filter(({parts:i,at:r})=>r<i.length),this.items=[]}wipe(){this.items=[],this.runs=[],this.#e=[]}get mayOffer(){var e;return this.talk.room.role==="second"&&((e=this.talk.writer)==null?void 0:e.here)===!0}async offer(e){let{talk:t}=this,s=Kt(e),o=at(JSON.stringify(s));return t.held.confer=this.mayOffer?o?"too_long_to_place":t.obstacle("confer"):"no_partner",t.held.confer?(t.world.changed(),!1):t.post("confer",{kind:"placed",...s},{kind:"placed",text:s.title,signal:"given"})}heard(e,t){if(!Co(e))return null;let s=this.talk.room.workers.find(o=>o.slot===t);return!this.talk.isFirst||(s==null?void 0:s.role)!=="second"?"told":(this.#e.push(this.#i(e,s.name)),this.#n(),"in")}keep(e){this.#r(e,{...e,doubts:e.doubts.filter(t=>t!=="partner")})}hear(e){for(let t of new Set([...this.items,...this.runs.flatMap(({parts:s})=>s)])){let s=e(t.id);s&&(this.#r(t,{...t,doubts:[...t.doubts.filter(o=>!Gt([o])),s]}),this.talk.held.room=null)}}isWhole({words:e}){return this.talk.draft.room.includes(e)}takeOut(e){let{draft:t}=this.talk,s=t.room.lastIndexOf(e.words);if(s<0)return;let[o,i]=[t.room.slice(0,s).replace(/\n\n$/,""),t.room.slice(s+e.words.length)];t.room=o.trim()?o+i:i.trimStart(),this.items=this.items.filter(r=>r!==e),this.runs=this.runs.filter(({parts:r})=>!r.includes(e))}composing(e){this.#t=e,e||this.#n()}#n(){if(!this.#t){for(let e of this.#e.splice(0))this.#s(e);this.times+=1}}#s(e){let{draft:t}=this.talk,[s]=/\n*$/.exec(t.room)??[""];return t.room=t.room.trim()?t.room+`

`.slice(s.length):"",this.#o(e,{start:t.room.length,end:t.room.length})}#o(e,t){let[s]=e,{text:o,start:i,end:r}=Us(this.talk.draft.room,t,s.words);return this.talk.draft.room=o,this.talk.held.room=null,this.items=[...this.items,s],e.length>1&&(this.runs=[...this.runs.filter(a=>a.parts[0].id!==s.id),{parts:e,at:0}]),{start:i,end:r}}#i({id:e,title:t,language:s,parts:o,doubts:i},r){var d,u;let a=((u=(d=this.talk.world).values)==null?void 0:u.call(d,this.talk.room,s))??{},c=r?[...i,"partner"]:i;return o.map((f,p)=>({id:e,title:t,language:s,words:ks(f,a),part:p,of:o.length,doubts:c,by:r}))}#r(e,t){let s=o=>o===e?t:o;this.items=this.items.map(s),this.runs=this.runs.map(o=>({...o,parts:o.parts.map(s)}))}};function Gt(n){return n.includes("withdrawn")?"withdrawn":n.includes("changed")?"changed":null}var Ro=n=>new TextEncoder().encode(JSON.stringify(n)).length<=8191;function Lo(n,e,t){let{id:s,days:o,yes:i,outcome:r}=e;return Se(/^[0-9a-f]{32}$/.test(s)&&t===0==(n==="slip_answer"),"not a slip"),n==="slip_told"?(Se(r==="stored"||r==="not_stored"||r==="withdrawn","not an outcome"),{kind:n,id:s,outcome:r}):n==="slip_answer"?(Se(typeof i=="boolean","not an answer"),i?{kind:n,id:s,yes:i,...Mo(e)}:{kind:n,id:s,yes:i,recipient:"",purpose:"",lines:[]}):(Se(n==="slip"&&Number.isInteger(o)&&o>0&&o<15,"not a slip"),{kind:n,id:s,days:o,...Mo(e)})}function Mo({recipient:n,purpose:e,lines:t}){return Se(Pn(n,120)&&Pn(e,300),"not for anybody"),Se(Array.isArray(t)&&t.length>0&&t.length<=12&&t.every(s=>Pn(s,400)),"not lines"),{recipient:n,purpose:e,lines:[...t]}}function Se(n,e){if(!n)throw new RangeError(e)}var Pn=(n,e)=>typeof n=="string"&&n.trim()!==""&&n.length<=e;var Ut=class{stage=null;draft={recipient:"",purpose:"",lines:[""]};fault=null;isGoing=!1;agreed=null;asked=null;constructor(e,t,s=async()=>[]){this.talk=e,this.world=t,this.takers=s}begin(){return(this.stage==="stored"||this.stage==="no"||this.stage===null)&&this.#a("writing"),this.draft}async ask(e){let t=this.#t(e);if(this.fault=this.#n(t),this.fault||this.isGoing)return this.talk.world.changed();this.isGoing=!0;let s=await this.#i(t,"asked");this.isGoing=!1,this.fault=s?null:"not_now",s&&([this.stage,this.asked]=["asked",t]),this.talk.world.changed()}async withdraw(){let{asked:e}=this;if(e&&this.stage==="asked"&&!await this.#o(e.id,"withdrawn"))return this.#r("not_now");this.#a(null),this.talk.world.changed()}close(){this.#a(null),this.talk.world.changed()}heard(e,t,s){var o;try{let i=Lo(e,t,s);return i.kind==="slip"?"asked":i.kind==="slip_told"?i.outcome:(this.stage==="asked"&&i.id===((o=this.asked)==null?void 0:o.id)&&this.#e(i),i.yes?"yes":"no")}catch{return null}}async store(){if(!this.agreed||this.isGoing)return;this.isGoing=!0,this.fault=null,this.talk.world.changed();let e=await this.#s(this.agreed).catch(()=>"cannot_seal");if(this.isGoing=!1,e)return this.#r(e);let{id:t}=this.agreed;this.#a("stored"),!this.talk.ended&&!await this.#o(t,"stored")&&(this.fault="untold"),this.talk.world.changed()}async giveUp(){let{agreed:e}=this;if(e&&!this.talk.ended&&!await this.#o(e.id,"not_stored"))return this.#r("not_now");this.#a(null),this.talk.world.changed()}end(){this.stage!=="agreed"&&this.stage!=="stored"&&this.#a(null)}#e(e){let{recipient:t,purpose:s}=this.asked??{};if(!e.yes)return this.#a("no");e.recipient!==t||e.purpose!==s||(this.agreed=e,this.stage="agreed",this.store())}#t(e){let{recipient:t,purpose:s,lines:o}=this.draft;return{kind:"slip",id:Ln(),days:e,recipient:t.trim(),purpose:s.trim(),lines:o.map(i=>i.trim()).filter(Boolean)}}#n(e){if(!e.recipient)return"no_recipient";if(!e.purpose)return"no_purpose";if(e.lines.length===0)return"no_lines";if(!Ro(e))return"too_long";let t=this.talk.obstacle("room");return t==="not_first"?"not_first":t&&"not_now"}async#s(e){var m;if(!this.world)return"cannot_seal";let t=await this.world.open();if(!t)return"locked";let{project:s,workers:o}=this.talk.room,i=await this.takers(t,s);if(i.length===0)return"nobody";let{id:r,recipient:a,purpose:c,lines:d}=e,u=((m=o.find(_=>_.me))==null?void 0:m.name)??"",{sealCopies:f}=await import("./parts/copies-MZ56OUDS.js"),p=await f("slip",s,r,i,{v:1,recipient:a,purpose:c,lines:d,agreed:!0,by:u,at:this.talk.world.now().toISOString()}),h=await this.world.call("/slips",{id:r,project:s,conversation:this.talk.id,copies:p});return h.ok||h.code==="already_there"?null:jn(h)}#o(e,t){return this.talk.obstacle("room")?Promise.resolve(!1):this.#i({kind:"slip_told",id:e,outcome:t},t)}#i(e,t){return this.talk.post("room",e,{kind:"slip",signal:t})}#r(e){this.fault=e,this.talk.world.changed()}#a(e){this.stage=e,this.draft={recipient:"",purpose:"",lines:[""]},this.fault=this.agreed=this.asked=null}};var Yt=class{verdicts=new Map;isChecked=Promise.resolve();constructor(e,t){this.talk=e,this.vouching=t}takeRoom(e){let{vouching:t}=this;t&&(this.isChecked=this.#e(e,t))}get hasFailed(){return this.talk.partners.some(({slot:e})=>this.verdicts.get(e)==="failed")}get areGood(){let{partners:e}=this.talk;return e.length>0&&e.every(({slot:t})=>this.verdicts.get(t)==="good")}get passedThere(){return this.talk.room.pinned===!0&&this.talk.room.epoch>0}named(e){return this.talk.partners.filter(({slot:t})=>this.verdicts.get(t)===e).map(({name:t})=>t)}async#e(e,t){let s=e.workers.filter(i=>!i.me),o=await Promise.all(s.map(async i=>[i.slot,await t.check(e.project,i,{pinned:e.pinned})]));this.talk.room===e&&(this.verdicts=new Map(o),this.talk.world.changed())}};var tl=7e3,nl=3e3,sl=2e3,qt=class{log={room:new Ue,confer:new Ue};draft={room:"",confer:""};cutOff="";held={room:null,confer:null};ended=null;refusedKey=!1;typing=new Map;wasHeavy=!1;wasKept=!1;signal=null;room;endedAt=null;names=new Map;#e=Promise.resolve();#t={room:new Ge(this.log.room),confer:new Ge(this.log.confer)};#n=new Set;constructor(e,t){this.room=e,this.world=t,this.seal=t.seal,this.keys=new Dt(this),this.intake=new Pt(this),this.handover=new Ft(this),this.placing=new Bt(this),this.flags=t.keeping?new Wt(this,t.keeping):null,this.concern=new Et(this,t.keeping),this.slip=new Ut(this,t.keeping,t.takers),this.whoIsWho=new Yt(this,t.vouching),this.learnNames(e.workers)}get id(){return this.room.conversation}get unread(){return this.ended?0:this.log.room.unread+this.log.confer.unread}get isFirst(){return this.room.role==="first"}get partners(){return this.room.workers.filter(e=>!e.me)}get inTheChat(){return this.room.workers.filter(e=>!e.confers_only)}get confersOnly(){return this.room.workers.some(e=>e.me&&e.confers_only===!0)}get writer(){return this.room.workers.find(e=>e.role==="first")}get state(){let{state:e,workers:t}=this.room;return e==="paired"&&t.some(s=>!s.here&&s.role!=="supervisor")?"wavering":e}obstacle(e){return this.room.log_full?"log_full":e==="confer"&&this.partners.length===0?"no_partner":e==="confer"&&this.whoIsWho.hasFailed?"no_key":e==="room"&&!this.isFirst?"not_first":e==="room"&&(this.room.state==="waiting"||this.room.state==="arriving")?"not_paired":this.keys.fits(e)?null:"no_key"}takeRoom(e){var t;this.room=e,this.learnNames(e.workers),(t=this.flags)==null||t.takeRoom(e),this.whoIsWho.takeRoom(e),this.#i(()=>this.whoIsWho.isChecked),this.#i(()=>this.keys.keepConferKey()),this.sayWhatWasHeld()}takeEntry(e,t){this.#t[e].add(t),this.#i(()=>this.#s(e))}takeTyping(e){let t=this.seal.open(e,"typing");t.kind==="typing"&&(t.on?this.typing.set(t.slot,this.world.now().getTime()+tl):this.typing.delete(t.slot))}takeShown({channel:e,by:t,counters:s}){if(!(e==="room"&&t!==0))for(let[o,i]of s)this.log[e].delivered(o,i)}end({why:e,forgotten:t},{isOver:s=!1}={}){var o,i;this.ended={why:e,forgotten:t},this.endedAt=this.world.now(),this.slip.end(),this.wasKept=((o=this.flags)==null?void 0:o.any)??!1,(i=this.flags)==null||i.end({isOver:s}),this.cutOff=e==="line_lost"||e==="restarting"?this.draft.room:"",this.log.room.wipe(),this.log.confer.wipe(),this.handover.wipe(),this.draft={room:"",confer:""},this.placing.wipe(),this.typing.clear()}async say(e){let t=this.draft[e].trim();if(!t||this.ended)return;if(this.held[e]=this.obstacle(e),this.held[e])return this.world.changed();let s=wt(this.world.now());await this.post(e,{kind:"text",text:t,at:s},{kind:"text",text:t,at:s},()=>{e==="room"&&this.placing.sent(this.draft.room),this.draft[e]=""})}async post(e,t,s,o=()=>{}){let i=this.#r(e,t);return i&&(o(),this.log[e].put({...s,slot:this.room.my_slot,counter:i.counter,seq:null,mine:!0,mark:"sending"}),this.world.changed(),await this.flush(e)),this.world.changed(),i!==null}async sayTyping(e){if(!(this.obstacle("room")||this.ended))try{await this.world.ask("typing",this.seal.seal("typing",{kind:"typing",on:e}))}catch{}}async flush(e){if(!this.#n.has(e)){this.#n.add(e);try{for(let t=this.#a(e);t&&!this.ended&&await this.#u(e,t);t=this.#a(e));}catch{}finally{this.#n.delete(e)}}}async resend(){this.#i(()=>this.keys.tellHeld()),await this.flush("room"),await this.flush("confer"),this.#i(()=>this.keys.keepConferKey())}tellShown(e){let t=this.log[e].shownNow();t.length!==0&&(this.world.ask("shown",{conversation:this.id,channel:e,counters:t}).catch(()=>{}),this.world.changed())}settled(){return this.#e}async#s(e){let t=this.#t[e];for(let s=t.next();s;s=t.next())await this.intake.take(e,s);t.hasHole&&setTimeout(()=>this.#o(e),sl)}#o(e){if(this.#i(()=>this.#s(e)),!this.#t[e].hasHole||this.ended)return;let{room:t,confer:s}=this.log;this.world.ask("catch_up",{conversation:this.id,room:t.held,confer:s.held}).catch(()=>{})}#i(e){this.#e=this.#e.then(e).catch(()=>{}).then(()=>this.world.changed())}#r(e,t){try{return this.seal.seal(e,t)}catch(s){return this.held[e]=s instanceof he?"no_key":"trouble",null}}sayWhatWasHeld(){for(let e of["room","confer"]){let t=this.held[e];(t==="not_paired"||t==="no_key"||t==="no_partner")&&this.obstacle(e)===null&&this.say(e)}}#a(e){return this.seal.unstored(e)[0]}async#u(e,t){let s=await this.world.ask("send",t);return s.ok?(this.held[e]=null,this.seal.stored(e,t.counter),this.log[e].sent(this.room.my_slot,t.counter,s.seq??0),this.#i(()=>this.#s(e)),this.world.changed(),!0):(this.#l(e,s.code),!1)}#l(e,t){if(this.held[e]=t==="log_full"?"log_full":"trouble",t!=="log_full")return void setTimeout(()=>this.flush(e),nl);let s=this.log[e];for(let o of s.lines.filter(({mark:i})=>i==="sending"))this.draft[e]=[this.draft[e],o.text].filter(Boolean).join(`
`),s.remove(o)}nameOf(e){return this.names.get(e)??""}learnNames(e){for(let{slot:t,name:s}of e)this.names.set(t,s)}isMe(e){let t=this.room.workers.find(s=>s.me);return e!==0&&(e===(t==null?void 0:t.slot)||e===(t==null?void 0:t.same_as))}};var ol={me:null,welcome_back:null,waiting:[],broken:[],mine:[],colleagues:[],on_call:null,projects:[],desks:[],gone:[]},il=3,Zt=class{phase="arriving";line="connecting";truth=ol;conversations=new Map;openId=null;notices=[];hasFinished=!1;hasDebriefed=!1;#e=null;#t=null;#n=!1;#s=!1;#o=new Map;#i=null;constructor(e){this.world=e}get me(){return this.truth.me}get open(){return this.openId===null?null:this.conversations.get(this.openId)??null}get languages(){var e;return((e=this.#t)==null?void 0:e.languages)??[]}get unread(){return[...this.conversations.values()].reduce((e,t)=>e+t.unread,0)}get hasNotes(){return[...this.conversations.values()].some(({concern:e,slip:t})=>!e.isEmpty||t.stage==="agreed")}get hasDrafts(){return this.hasNotes||[...this.conversations.values()].some(({draft:e})=>e.room.trim()!==""||e.confer.trim()!=="")}get isNeeded(){var e,t;return this.phase!=="on"?!1:(this.truth.called??[]).length>0&&((e=this.me)==null?void 0:e.status)!=="break"?!0:((t=this.me)==null?void 0:t.status)!=="online"?!1:this.truth.waiting.some(s=>s.mine_to_take)||this.truth.broken.length>0}async lineIs(e){if(this.line=e,this.world.changed(),!(e!=="open"||this.phase!=="on"||!this.#t)){this.#n=!0,await this.#k(this.#t).finally(()=>this.#n=!1);for(let t of this.conversations.values())t.ended||t.resend()}}take(e,t){var o;let s={desk:i=>this.#a(i),room:i=>this.#l(i),entry:i=>this.#c(i),typing:i=>{var r;return(r=this.conversations.get(i.conversation))==null?void 0:r.takeTyping(i)},shown:i=>{var r;return(r=this.conversations.get(i.conversation))==null?void 0:r.takeShown(i)},stepped_out:i=>this.#f(i),ended:i=>{var r;return(r=this.conversations.get(i.conversation))==null?void 0:r.end(i,{isOver:!0})},alert:i=>this.#m(i),checked_in_elsewhere:()=>this.#_(),restarting:()=>this.tell({key:"notice.restarting",tone:"alert"})};(o=s[e])==null||o.call(s,t),this.world.changed()}async checkIn(e,t,s={}){this.phase="checking_in",this.hasFinished=this.hasDebriefed=!1,this.world.changed(),this.#e=await this.world.makeShiftKey();let o=await this.#k({name:e,languages:t,...s}).catch(()=>null);o!=null&&o.ok||(this.phase="out",o||this.tell({key:"refused.line",tone:"alert"})),this.world.changed()}workHere(){this.phase="out",this.world.changed()}takeBreak(e){return this.#d("take_break",{reason:e})}comeBack(){return this.#d("come_back",{})}endShift(){return this.hasNotes?this.tell({key:"notice.note_unwritten",tone:"alert"}):this.#d("end_shift",{})}async debrief(e){this.hasDebriefed=await this.#d("debrief",{call_me:e}),this.world.changed()}takeVisitor(e){return this.#i=e,this.#d("take",{conversation:e})}async takeLongest(){let e=[...this.truth.waiting].filter(t=>t.mine_to_take).sort((t,s)=>t.since.localeCompare(s.since))[0];return e?this.takeVisitor(e.conversation):!1}join(e){return this.#i=e,this.#d("join",{conversation:e})}swap(e){return this.#d("swap",{conversation:e})}stepOut(e,t){return this.#d("step_out",{conversation:e,reason:t})}close(e,t){return this.#d("close",{conversation:e,reason:t})}handOver(e){return this.#d("hand_over",{conversation:e})}comeIn(e){return this.#i=e,this.#d("come_in",{conversation:e})}async askSupervisor(e,t){this.#r(await this.#g("ask_supervisor",{conversation:e,reach:t}),"asked")}async callSupervisor(e){this.#r(await this.#g("call_supervisor",{conversation:e}),"supervisor")}#r(e,t){if(!e.ok)return;let s=t==="asked"&&e.desks>0?"here":e.by_mail?"mailed":e.desks>0?"desks":"nobody";this.tell({key:`notice.${t}_${s}`,tone:e.by_mail||e.desks>0?"told":"alert"})}beActive(){this.phase==="on"&&this.line==="open"&&this.world.ask("active",{}).catch(()=>{})}show(e){this.openId=this.conversations.has(e)?e:this.openId,this.world.changed()}showNext(e){let t=[...this.conversations.keys()],s=this.openId===null?-1:t.indexOf(this.openId);t.length>0&&this.show(t[(s+e+t.length)%t.length])}putAway(e){this.conversations.delete(e),this.openId===e&&(this.openId=[...this.conversations.keys()].at(-1)??null),this.world.changed()}tell(e){let t=this.notices.filter(s=>s.key!==e.key);this.notices=[...t,e].slice(-il),this.world.changed()}dismiss(e){this.notices=this.notices.filter(t=>t!==e),this.world.changed()}#a(e){if(!(e.me===null&&this.#n)){if(this.truth=e,e.me)return this.#u();this.phase==="on"&&this.#p(),this.phase==="arriving"&&(this.phase="out"),e.welcome_back&&this.phase==="out"&&!this.hasFinished&&this.checkIn(e.welcome_back.name,e.welcome_back.languages,{rota:e.welcome_back.rota})}}#u(){if(!this.#s)return;this.#s=!1;let e=new Set(this.truth.mine.map(({conversation:t})=>t));for(let t of this.conversations.values())!e.has(t.id)&&!t.ended&&t.end({why:"line_lost",forgotten:!1})}#l(e){var m;let t=this.conversations.get(e.conversation);if(t&&t.room.my_slot===e.my_slot)return t.takeRoom(e);if((m=t==null?void 0:t.flags)==null||m.end({isOver:!1}),!this.#e)return;let s=this.world.makeSeal(e,this.#e),{ask:o,now:i,changed:r,sent:a,keeping:c,takers:d,vouching:u}=this.world,f=_=>this.world.arrived("message",_),p=(_,k)=>bt(this,_,k),h=new qt(e,{ask:o,seal:s,now:i,changed:r,arrived:f,values:p,sent:a,keeping:c,takers:d,vouching:u,shiftKey:this.#e});t&&(h.concern.draft=t.concern.draft),this.conversations.set(e.conversation,h),this.#h(h),this.world.arrived("conversation",h),h.takeRoom(e);for(let _ of this.#o.get(e.conversation)??[])h.takeEntry(_.channel,_.entry);this.#o.delete(e.conversation)}#h(e){(this.open===null||this.open.ended!==null||this.#i===e.id)&&(this.openId=e.id),this.#i===e.id&&(this.#i=null)}#c(e){let t=this.conversations.get(e.conversation);if(t)return t.takeEntry(e.channel,e.entry);this.#o.set(e.conversation,[...this.#o.get(e.conversation)??[],e])}#f({conversation:e,why:t}){let s=this.conversations.get(e);s==null||s.end({why:t,forgotten:!1}),(s==null?void 0:s.concern.isEmpty)!==!1&&this.putAway(e),this.tell({key:`stepped_out.${t}`})}#m({kind:e,conversation:t}){(!(e==="someone_waiting"||e==="pair_broken"||this.conversations.has(t??""))||e==="supervisor_called"||e==="call_wanted"||e==="decision_wanted"||e==="note_written"||e==="slip_left")&&this.tell({key:`alert.${e}`,tone:"alert"})}#_(){this.#p(),this.hasFinished=!1,this.phase="elsewhere"}#p(){var e,t;for(let s of this.conversations.values())s.end({why:"stepped_out",forgotten:!1});this.conversations.clear(),this.#o.clear(),this.openId=null,this.#e=null,this.#t=null,this.hasFinished=!0,this.phase="out",(t=(e=this.world).finished)==null||t.call(e)}async#k(e){var a;if(!this.#e)return null;let s=[...this.conversations.values()].filter(({ended:c})=>!c).map(({id:c,log:d})=>({conversation:c,room:d.room.held,confer:d.confer.held}));this.#s=s.length>0,this.#t=e;let o=this.world.keyText(this.#e),i=await((a=this.world.vouching)==null?void 0:a.chainsFor({name:e.name,shiftKey:o}))??[],r=await this.world.ask("check_in",{shift_key:o,...e,held:s,...i.length&&{certificates:i}});return r.ok?this.phase="on":this.tell({key:`refused.${r.code}`,tone:"alert"}),r}async#d(e,t){return(await this.#g(e,t)).ok}async#g(e,t){let s=await this.world.ask(e,t).catch(()=>({ok:!1,code:"line"}));return s.ok||this.tell({key:`refused.${s.code}`,tone:"alert"}),this.world.changed(),s}};var Zo=function(n,e,t,s){var o;e[0]=0;for(var i=1;i<e.length;i++){var r=e[i++],a=e[i]?(e[0]|=r?1:2,t[e[i++]]):e[++i];r===3?s[0]=a:r===4?s[1]=Object.assign(s[1]||{},a):r===5?(s[1]=s[1]||{})[e[++i]]=a:r===6?s[1][e[++i]]+=a+"":r?(o=n.apply(a,Zo(n,a,t,["",null])),s.push(o),a[0]?e[0]|=2:(e[i-2]=0,e[i]=o)):s.push(a)}return s},jo=new Map;function rl(n){var e=jo.get(this);return e||(e=new Map,jo.set(this,e)),(e=Zo(this,e.get(n)||(e.set(n,e=(function(t){for(var s,o,i=1,r="",a="",c=[0],d=function(p){i===1&&(p||(r=r.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,p,r):i===3&&(p||r)?(c.push(3,p,r),i=2):i===2&&r==="..."&&p?c.push(4,p,0):i===2&&r&&!p?c.push(5,0,!0,r):i>=5&&((r||!p&&i===5)&&(c.push(i,0,r,o),i=6),p&&(c.push(i,p,0,o),i=6)),r=""},u=0;u<t.length;u++){u&&(i===1&&d(),d(u));for(var f=0;f<t[u].length;f++)s=t[u][f],i===1?s==="<"?(d(),c=[c],i=3):r+=s:i===4?r==="--"&&s===">"?(i=1,r=""):r=s+r[0]:a?s===a?a="":r+=s:s==='"'||s==="'"?a=s:s===">"?(d(),i=1):i&&(s==="="?(i=5,o=r,r=""):s==="/"&&(i<5||t[u][f+1]===">")?(d(),i===3&&(c=c[0]),i=c,(c=c[0]).push(2,0,i),i=0):s===" "||s==="	"||s===`
`||s==="\r"?(d(),i=2):r+=s),i===3&&r==="!--"&&(i=4,c=c[0])}return d(),c})(n)),e),arguments,[])).length>1?e:e[0]}var A,Vo,al,ie,Dn,Qt,Jo,Jt,zo,Yn,Kn,ll,Ze=Symbol.for("pv"),Xt={},en=[],cl=/^m(i|n|o|s|text|space)$/,qn=Array.isArray,Zn=en.slice,pe=Object.assign;function fe(n){n&&n.parentNode&&n.remove()}function ul(n,e,t){var s,o,i,r={},a=arguments.length;for(i in e)i=="key"?s=e[i]:i=="ref"&&typeof n!="function"?o=e[i]:r[i]=e[i];return a>2&&(r.children=a>3?Zn.call(arguments,2):t),Ye(n,r,s,o,null)}function Ye(n,e,t,s,o){var i={type:n,props:e,key:t,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ze,__v:o||++Vo,__i:-1,__u:0};return!o&&A.vnode&&A.vnode(i),i}function nn(n){return n.children}function xe(n,e){this.props=n,this.context=e,this.__g=0}function re(n,e){if(e==null)return n.__&&re(n.__,n.__i+1);for(var t;e<n.__k.length;e++)if((t=n.__k[e])&&t.__e)return t.__e;return typeof n.type!="function"||n.props.__P?null:re(n)}function dl(n){var e,t=n.__v,s=t.__e,o=[],i=[],r=n.__P;r&&((e=pe({constructor:Ze},t)).__v=t.__v+1,A.vnode&&A.vnode(e),Vn(r,e,t,n.__n,r.namespaceURI,32&t.__u?[s]:null,o,s||re(t),32&t.__u,i),e.__v=t.__v,e.__.__k[e.__i]=e,si(o,e,i),t.__=t.__e=null,e.__e!=s&&Qo(e))}function Qo(n){if((n=n.__)&&n.__c&&!n.props.__P)return n.__e=null,n.__k.some(function(e){return e&&(n.__e=e.__e)}),Qo(n)}function Wo(n){(8&n.__g||(n.__g|=8,ie.push(n),Qt++))&&Dn==A.debounceRendering||((Dn=A.debounceRendering)||queueMicrotask)(Xo)}function Xo(){try{for(var n,e=1;ie.length;)ie.length>e&&ie.sort(Jo),n=ie.shift(),e=ie.length,8&n.__g&&dl(n)}finally{(Qt=ie.length)&&(Dn||queueMicrotask)(Xo)}}function ei(n,e,t,s,o,i,r,a,c,d,u){var f,p,h,m,_,k,x=s.__k||en,w=e.length;for(c=hl(t,e,x,c,w),f=0;f<w;f++)(h=t.__k[f])!=null&&(p=~h.__i&&x[h.__i]||Xt,h.__i=f,k=Vn(n,h,p,o,i,r,a,c,d,u),m=h.__e,(p.ref!=h.ref||8&p.__u)&&(p.ref&&Jn(p.ref,null,h,p),h.ref&&u.push(h.ref,h.__c||m,h)),_=_||m,4&h.__u?(c=ti(h,c,n,!p.__v),p.__e&&(p.__e=null)):typeof h.type=="function"&&k!==void 0?c=k:m&&(c=m.nextSibling),h.__u&=-21);return t.__e=_,c}function hl(n,e,t,s,o){var i,r,a,c,d,u,f,p,h,m=t.length,_=m,k=0,x=0,w=n.__k=Array(o);for(i=0;i<o;i++)(r=e[i])!=null&&typeof r!="boolean"&&typeof r!="function"?(typeof r!="object"||r.constructor===String?r=w[i]=Ye(null,r):qn(r)?r=w[i]=Ye(nn,{children:r}):r.constructor===Ze&&r.__b?r=w[i]=Ye(r.type,r.props,r.key,r.ref,r.__v):w[i]=r,c=i+k,r.__=n,r.__b=n.__b+1,a=null,~(d=r.__i=fl(r,t,c,_))&&(_--,(a=t[d])&&(a.__u|=2)),a&&a.__v?(r.__u|=16,d==c-1?k--:d==c+1?k++:d!=c&&(d>c?k--:k++,x=1)):(~d||(o>m?k--:o<m&&k++),typeof r.type!="function"&&(r.__u|=4))):w[i]=null;if(x){for(u=[],f=[],i=0;i<o;i++)if((r=w[i])&&16&r.__u){for(k=0,p=u.length;k<p;)u[h=k+p>>1]<r.__i?k=h+1:p=h;u[k]=r.__i,f[i]=k+1}for(k=u.length;i--;)f[i]&&(f[i]==k?k--:w[i].__u|=4)}if(_)for(i=0;i<m;i++)!(a=t[i])||2&a.__u||(a.__e==s&&(s=re(a)),zn(a,a));return s}function ti(n,e,t,s){var o,i,r,a;if(typeof n.type=="function"){if(n.props.__P)return e;if(o=n.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=n,e=ti(o[i],e,t,!1));return e}for(e&&!e.parentNode&&(e=re(n))&&!e.parentNode&&(e=null),r=n.__e,a=e;a&&a.nodeType==8;)a=a.nextSibling;for(r!=a&&(!s&&t.moveBefore&&r.parentNode?t.moveBefore(r,e):t.insertBefore(r,e||null)),e=r;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function fl(n,e,t,s){var o,i=n.key,r=n.type,a=e[t],c=a&&!(2&a.__u);if(a===null&&i==null||c&&i==a.key&&r==a.type)return t;if(s>(c?1:0)){for(o=t-1;o>=0;o--)if((a=e[o])&&!(2&a.__u)&&i==a.key&&r==a.type)return o;for(o=t+1;o<e.length;o++)if((a=e[o])&&!(2&a.__u)&&i==a.key&&r==a.type)return o}return-1}function Fo(n,e,t){t==null&&(t=""),e[0]=="-"?n.setProperty(e,t):n[e]=t}function Vt(n,e,t,s,o){var i,r;if(e=="style")if(typeof t=="string")n.style.cssText=t;else{if(typeof s=="string"&&(n.style.cssText=s=""),s)for(e in s)t&&e in t||Fo(n.style,e);if(t)for(e in t)s&&t[e]==s[e]||Fo(n.style,e,t[e])}else if(e[0]=="o"&&e[1]=="n")typeof t!="function"&&(t=null),typeof s!="function"&&(s=null),(n.__e||(n.__e={}))[e]=t,t&&s||(r=Kn[e]||(Kn[e]=pl(e)),(n.__a||(n.__a={}))[e]=Yn,i=e!=(e=e.replace(zo,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),t?n.addEventListener(e,r,i):n.removeEventListener(e,r,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in n)try{return void(n[e]=t??"")}catch{}if(typeof t=="function")return;t==null||t===!1&&e[4]!="-"?n.removeAttribute(e):n.setAttribute(e,e=="popover"&&t==1?"":t)}}function pl(n){return function(e){var t=this.__e;if(t){if(t=t[n],e[Jt]==null)e[Jt]=Yn++;else if(e[Jt]<this.__a[n])return;return t(A.event?A.event(e):e)}}}function Vn(n,e,t,s,o,i,r,a,c,d){var u,f,p,h,m,_,k,x,w,b,y,P,Q,ee,K,ce,Y,B,F=e.type;if(e.constructor!==Ze)return null;128&t.__u&&(c=32&t.__u,u=t.__c.__z)&&(e.__u|=c,f=i=[],u.nodeType==8?a=zt(u,i):i.push(u),a=i[0]||a),(u=A.__b)&&u(e);e:if(typeof F=="function"){p=r.length;try{if(x=e.props,w=(u=F.prototype)&&u.render,b=(u=F.contextType)&&s[u.__c],y=u?b?b.props.value:u.__:s,(h=t.__c)?(e.__c=h,2&h.__g&&(h.__g|=1)):(w?e.__c=h=new F(x,y):(e.__c=h=new xe(x,y),h.constructor=F,h.render=gl),b&&b.sub(h),h.state||(h.state={}),h.__n=s,h.__g|=8,h.__h=[],h.__k=[]),w&&(h.__s||(h.__s=h.state),F.getDerivedStateFromProps&&(h.__s==h.state&&(h.__s=pe({},h.__s)),pe(h.__s,F.getDerivedStateFromProps(x,h.__s)))),m=h.props,_=h.state,h.__v=e,t.__c){if(x!==m&&w&&!F.getDerivedStateFromProps&&h.componentWillReceiveProps&&h.componentWillReceiveProps(x,y),e.__v==t.__v&&!(8&h.__g)||!(4&h.__g)&&h.shouldComponentUpdate&&h.shouldComponentUpdate(x,h.__s,y)===!1){e.__v!=t.__v&&(h.props=x,h.state=h.__s,h.__g&=-9),e.__e=t.__e,e.__k=t.__k,e.__k.some(function(H){H&&(H.__=e)}),en.push.apply(h.__h,h.__k),h.__k=[],h.__h.length&&r.push(h),a=re(t);break e}h.componentWillUpdate&&h.componentWillUpdate(x,h.__s,y),w&&h.componentDidUpdate&&h.__h.push(function(){h.componentDidUpdate(m,_,k)})}else w&&!F.getDerivedStateFromProps&&h.componentWillMount&&h.componentWillMount(),w&&h.componentDidMount&&h.__h.push(h.componentDidMount);h.context=y,h.props=x,h.__P=n,h.__g&=-5,P=A.__r,Q=w?25:0;do h.__g&=-9,P&&P(e),u=h.render(h.props,h.state=h.__s,h.context);while(8&h.__g&&++Q<25);w&&(en.push.apply(h.__h,h.__k),h.__k=[]),h.state=h.__s,h.getChildContext&&(s=pe({},s,h.getChildContext())),w&&t.__c&&h.getSnapshotBeforeUpdate&&(k=h.getSnapshotBeforeUpdate(m,_)),ee=u&&u.type===nn&&u.key==null?u.props.children:u,x.__P&&(u=a,o=(n=x.__P).namespaceURI,c=i=null,t.props&&t.props.__P!=n&&(t.__k.some(function(H){H&&zn(H,H)}),t.__k=null),a=t.__k?re(t,0):null),a=ei(n,qn(ee)?ee:[ee],e,t,s,o,i,r,a,c,d),x.__P&&(e.__e=null,a=u),e.__u&=-161,f&&f.some(fe),h.__h.length&&r.push(h),1&h.__g&&(h.__g&=-4)}catch(H){if(r.length=p,e.__v=null,c||i)if(H&&H.then){if(e.__u|=128|c,i){for(~(Y=i.indexOf(a||void 0))||(Y=i.length);(B=i[Y-1])&&B.nodeType==8;)Y--;for(;Y<i.length;Y++)if(B=i[Y])if(i[Y]=null,K){if(B==ce)break}else{if(B.nodeType!=8)break;B.data.startsWith("$s")&&(ce=zt(K=B))}}if(!K){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;K=a}(u=zt(K=e.__c.__z||(e.__c.__z=K)))?(e.__e=K,a=u):e.__e=a,a=a&&a.nextSibling}else i&&i.some(fe);else e.__e=t.__e;e.__k||(e.__k=t.__k||[]),H&&H.then||ni(e),A.__e(H,e,t)}}else a=e.__e=ml(t.__e,e,t,s,o,i,r,c,d,n);return(u=A.diffed)&&u(e),a}function zt(n,e){if(n&&n.nodeType==8&&n.data.startsWith("$s"))for(var t=1;n=n.nextSibling;){if(n.nodeType==8){if(n.data.startsWith("$s"))t++;else if(n.data.startsWith("/$s")&&!--t)return n}e&&e.push(n)}}function ni(n){n&&(n.__c&&(n.__c.__g|=4),n.__k&&n.__k.some(ni))}function si(n,e,t){for(var s=0;s<t.length;)Jn(t[s++],t[s++],t[s++]);A.__c&&A.__c(e,n),n.some(function(o){try{n=o.__h,o.__h=[],n.some(function(i){i.call(o)})}catch(i){A.__e(i,o.__v)}})}function ml(n,e,t,s,o,i,r,a,c,d){var u,f,p,h,m,_,k,x,w=t.props||Xt,b=e.props,y=e.type;if(y=="svg"?o="http://www.w3.org/2000/svg":y=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(u=0;u<i.length;u++)if((m=i[u])&&(y?m.localName==y:m.nodeType==3)){n=m,i[u]=null;break}}if(!n){if(x=d.ownerDocument||document,!y)return x.createTextNode(b);n=x.createElementNS(o,y,b.is?b:d),a&&(A.__m&&A.__m(e,i),a=!1),i=null}if(y){if(d=y=="template"&&n.content||n,i=y=="textarea"&&b.defaultValue!=null?null:i&&Zn.call(d.childNodes),!a&&i)for(w={},u=0;u<n.attributes.length;u++)w[(m=n.attributes[u]).name]=m.value;for(u in w)m=w[u],u=="dangerouslySetInnerHTML"?p=m:u=="children"||u in b||u=="value"&&"defaultValue"in b||u=="checked"&&"defaultChecked"in b||Vt(n,u,null,m,o);for(u in b)m=b[u],u=="children"?h=m:u=="dangerouslySetInnerHTML"?f=m:u=="value"?_=m:u=="checked"?k=m:a&&typeof m!="function"||w[u]===m||Vt(n,u,m,w[u],o);f?(a||p&&(f.__html==p.__html||f.__html==n.innerHTML)||(n.innerHTML=f.__html),e.__k=[]):(p&&(n.textContent=""),(y=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&cl.test(y))&&(o="http://www.w3.org/1999/xhtml"),ei(d,qn(h)?h:[h],e,t,s,o,i,r,i?i[0]:t.__k&&re(t,0),a,c),i&&i.some(fe)),a&&y!="textarea"||(u="value",y=="progress"&&_==null?n.removeAttribute(u):_==null||_===n[u]&&(y!="progress"||_)||Vt(n,u,_,w[u],o),u="checked",k!=null&&k!=n[u]&&Vt(n,u,k,w[u],o))}else w===b||a&&n.data==b||(n.data=b);return n}function Jn(n,e,t,s){try{typeof n=="function"?e?e.__x=n(e)||1:s&&(s=s.__c||s.__e)&&(e=s.__x)&&(s.__x=null,typeof e=="function"?e():n(null)):n.current=e}catch(o){A.__e(o,t)}}function zn(n,e,t){var s,o,i,r;if(A.unmount&&A.unmount(n),!(s=n.ref)||s.current&&s.current!=n.__e||Jn(s,null,e,n),s=n.__c){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(a){A.__e(a,e)}s.__P=s.__n=null}if(s=n.__k)for(r=0;r<s.length;r++)s[r]&&zn(s[r],e,typeof n.type!="function"||t&&!n.props.__P);!t&&(s=n.__c)&&(s=s.__z)&&(o=zt(s,i=[]))&&(s==n.__e&&i.some(fe),fe(o),fe(s)),t||fe(n.__e),n.__e=n.__c=n.__=null}function gl(n,e,t){return this.constructor(n,t)}function Qn(n,e){var t,s,o,i;A.__&&A.__(n,e),e.nodeType==9&&(e=e.documentElement),s=(t=n&&32&n.__u)?null:e.__k,e.__k=Ye(nn,{children:[n]}),o=[],i=[],Vn(e,e.__k,s||Xt,Xt,e.namespaceURI,s?null:e.firstChild?Zn.call(e.childNodes):null,o,s?s.__e:e.firstChild,t,i),si(o,e.__k,i),e.__k.props.children=null}A={__e:function(n,e,t,s){for(var o,i,r;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((r=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(n)),o.componentDidCatch&&(o.componentDidCatch(n,s||{}),r=1),r&&8&o.__g)return void(o.__g|=2)}catch(a){n=a}}throw Qt=0,n}},Vo=0,al=function(n){return n!=null&&n.constructor===Ze},xe.prototype.setState=function(n,e){var t=this.__s;t&&t!=this.state||(t=this.__s=pe({},this.state)),typeof n=="function"&&(n=n(pe({},t),this.props)),n&&(pe(t,n),this.__v&&(e&&this.__k.push(e),Wo(this)))},xe.prototype.forceUpdate=function(n){this.__v&&(this.__g|=4,n&&this.__h.push(n),Wo(this))},xe.prototype.render=nn,ie=[],Qt=0,Jo=function(n,e){return n.__v.__b-e.__v.__b},Jt=Symbol(),zo=/(PointerCapture)$|Capture$/i,Yn=0,Kn={},ll=0;var Te,W,Hn,Po,Bn=Object.is,tn=0,oi=[],Gn=[],L=A,Ho=L.__b,Do=L.__r,Ko=L.diffed,Bo=L.__c,Go=L.unmount,Uo=L.__;function sn(n,e){L.__h&&L.__h(W,n,tn||e),tn=0;var t=W.__H||(W.__H={__:[],__h:[]});return n>=t.__.length&&t.__.push({}),t.__[n]}function v(n){return tn=1,_l(ii,n)}function _l(n,e,t){var s=sn(Te++,2);if(s.t=n,!s.__c&&(s.__=[t?t(e):ii(void 0,e),function(i){var r=(s.__N||s.__)[0],a=s.t(r,i);Bn(r,a)||(s.__N=[a,s.__[1]],s.__c.setState({}))}],s.__c=W,!W.__f)){W.__f=!0;var o=W.shouldComponentUpdate;W.shouldComponentUpdate=function(i,r,a){var c=this.__H;if(!c)return!0;var d=!1,u=this.props!=i;if(c.__.some(function(p){p.__N&&(d=!0,Bn(p.__[0],p.__N[0])||(u=!0))}),o){var f=o.call(this,i,r,a);return d?f||u:f}return!d||u}}return s.__}function M(n,e){var t=sn(Te++,3);!L.__s&&Xn(t.__H,e)&&(t.__P=!0,t.__=n,t.u=e,W.__H.__h.push(t))}function O(n,e){var t=sn(Te++,4);!L.__s&&Xn(t.__H,e)&&(t.__P=!1,t.__=n,t.u=e,W.__h.push(t))}function S(n){return tn=5,Oe(function(){return{current:n}},[])}function Oe(n,e){var t=sn(Te++,7);return Xn(t.__H,e)&&(t.__=n(),t.__H=e),t.__}function kl(){var n;do{for(;n=Gn.shift();)try{qe(n)}catch(t){L.__e(t,{__:(n=n.__P)&&n.__v})}for(;n=oi.shift();){var e=n.__H;if(n.__P&&e)try{e.__h.some(qe),e.__h.some(Un),e.__h=[]}catch(t){e.__h=[],L.__e(t,n.__v)}}}while(Gn.length)}L.__b=function(n){W=null,Ho&&Ho(n)},L.__=function(n,e){n&&e.__k&&e.__k.__m&&(n.__m=e.__k.__m),Uo&&Uo(n,e)},L.__r=function(n){Do&&Do(n),Te=0;var e=(W=n.__c).__H;e&&(Hn==W?W.__h=[]:(e.__h.some(qe),e.__h.some(Un),Te=0),e.__h=[],e.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})),Hn=W},L.diffed=function(n){Ko&&Ko(n);var e=n.__c;e&&e.__H&&(e.__H.__h.length&&qo(oi.push(e)),e.__H.__.some(function(t){t.u&&(t.__H=t.u)})),Hn=W=null},L.__c=function(n,e){e.some(function(t){try{t.__h.some(qe),t.__h=t.__h.filter(function(s){return!s.__||Un(s)})}catch(s){t.__h=[function(){throw s}]}}),Bo&&Bo(n,e)},L.unmount=function(n){Go&&Go(n);var e,t,s=n.__c;s&&s.__H&&(s.__H.__.some(function(o){try{if(o.__P&&o.__c){if(t===void 0){for(t=n.__;t&&(!t.__c||!t.__c.__P);)t=t.__;t=t&&t.__c}o.__P=t,qo(Gn.push(o))}else qe(o)}catch(i){e=i}}),s.__H=void 0,e&&L.__e(e,s.__v))};var Yo=typeof requestAnimationFrame=="function";function yl(n){var e,t=function(){clearTimeout(s),Yo&&cancelAnimationFrame(e),setTimeout(n)},s=setTimeout(t,35);Yo&&(e=requestAnimationFrame(t))}function qo(n){n!=1&&Po==L.requestAnimationFrame||((Po=L.requestAnimationFrame)||yl)(kl)}function qe(n){var e=W,t=n.__c;typeof t=="function"&&(n.__c=void 0,t()),W=e}function Un(n){var e=W;n.__c=n.__(),W=e}function Xn(n,e){return!n||n.length!=e.length||e.some(function(t,s){return!Bn(t,n[s])})}function ii(n,e){return typeof e=="function"?e(n):e}var l=rl.bind(ul);var ae=class extends xe{shouldComponentUpdate({on:e}){return e.some((t,s)=>t!==this.props.on[s])}render(){return this.props.draw()}};function on(n){return n.isComposing||n.keyCode===229}var ri={tab:"waiting",answers:!0,side:"answers",wish:null,status:!1,sheet:!1,closing:null,keeping:null,placing:null,handover:null,leaving:!1,breather:null,danger:!1,concern:null,slip:null,again:!1,callMe:!1};var wl={umbrella:"M12 3v1M3.5 12.5a8.5 8.5 0 0 1 17 0c-1.4-1.3-3-1.3-4.2 0-1.3-1.3-2.9-1.3-4.3 0-1.4-1.3-3-1.3-4.3 0-1.2-1.3-2.8-1.3-4.2 0ZM12 12.5V19a2 2 0 0 0 4 0",bell:"M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10 20.5c1 .8 3 .8 4 0",bell_off:"M6.5 16.5V11c0-1 .2-1.8.6-2.5M9 6.4A5.5 5.5 0 0 1 17.5 11v3M5 18h11M10 20.5c1 .8 3 .8 4 0M4 4l16 16",keys:"M3.5 7h17v10h-17ZM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8",waiting:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",talk:"M4 5.5h16v10.5H10.5L6 20v-4H4Z",pair:"M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM16.5 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M16 14.5c2.8 0 4.5 1.3 5 4.5",one:"M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.6-4 3-6 7-6s6.4 2 7 6",pen:"M5 19l1-4L16 5l3 3L9 18Z",phone:"M6 4h3.5l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5V18c0 1.2-.8 2-2 2C10.5 20 4 13.5 4 6.5 4 5 4.8 4 6 4Z",cup:"M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4ZM16 10.5h1.5a2.5 2.5 0 0 1 0 5H16M8.5 3.5v2M12.5 3.5v2",book:"M5 5.5C7.5 4.5 10 4.5 12 6c2-1.5 4.5-1.5 7-.5V18c-2.5-1-5-1-7 .5-2-1.5-4.5-1.5-7-.5ZM12 6v12.5",signpost:"M12 3.5v17M12 5.5h6l2 2-2 2h-6M12 11.5H6l-2 2 2 2h6",star:"M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9Z",search:"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",week:"M4 6h16v14H4ZM4 10.5h16M8.5 3.5v4M15.5 3.5v4",cross:"M6 6l12 12M18 6 6 18",tick:"M5 12.5l4.5 4.5L19 7.5",ticks:"M2.5 12.5 7 17l9-9.5M11 16l1.5 1L21.5 7.5",clock:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 8v4h3",warn:"M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17h.01",off:"M4 8c5-4 11-4 16 0M7 12c3-2.5 7-2.5 10 0M12 17h.01M4 4l16 16",moon:"M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",more:"M6 12h.01M12 12h.01M18 12h.01",slip:"M6 3.5h12v17l-3-2-3 2-3-2-3 2ZM9 8.5h6M9 12.5h6",help:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM6 6l3.5 3.5M18 6l-3.5 3.5M6 18l3.5-3.5M18 18l-3.5-3.5",leaf:"M5 19c0-8 5-13 14-14 0 9-5 14-12 13M5 19c2-5 5-8 9-10"};function g({name:n}){return l`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${wl[n]} /></svg>`}function ai({app:n,visitor:e}){var f;let{desk:t,say:s,language:o}=n,{gender:i,hint:r,kept:a}=e,c={name:(r==null?void 0:r.name)??"",language:E(e.language,o)},u=((f=t.me)==null?void 0:f.status)!=="online"?"waiting.on_break":a?"waiting.kept":"waiting.not_now";return l`
    ${i&&l`<p class="card__aside">${s(`asked.${i}`)}</p>`}
    ${e.mine_to_take&&r&&l`<p class="card__aside card__hint">${s(`hint.${r.kind}`,c)}</p>`}
    ${!e.mine_to_take&&l`<p class="card__aside">${s(u)}</p>`}
  `}function li({app:n,chosen:e,choose:t}){let{desk:s,say:o}=n;return s.truth.offers_gender?l`
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
  `:null}function rn({app:n,lines:e=[],title:t,isOpen:s=!1}){let[o,i]=v(new Set);if(e.length===0)return null;let r=a=>{let c=new Set(o);c.delete(a)||c.add(a),i(c)};return l`
    <details class="together" open=${s}>
      <summary class="together__title">
        <${g} name="pair" /><span>${t}</span><span class="together__count">${n.say("together.count",{done:o.size,all:e.length})}</span>
      </summary>
      <ul class="together__lines">
        ${e.map(a=>l`<li key=${a}>
            <label class="check"><input type="checkbox" checked=${o.has(a)} onChange=${()=>r(a)} /><span dir="auto">${a}</span></label>
          </li>`)}
      </ul>
    </details>
  `}var ci=3;function ui({app:n,desks:e,chosen:t,choose:s}){let{say:o}=n;return l`
    <fieldset class="field">
      <legend>${o("where.title")}</legend>
      <div class="where">
        ${e.map(i=>l`<label key=${i.rota} class="chip where__desk">
              <input type="radio" name="rota" value=${i.rota} checked=${t===i.rota} onChange=${()=>s(i.rota)} />
              <span>
                <span class="where__name">${i.name}</span>
                <span class="where__aside">${[i.projects.join(", "),$l(n,i)].filter(r=>r!==i.name).join(" · ")}</span>
              </span>
            </label>`)}
      </div>
    </fieldset>
  `}function $l({say:n,language:e,now:t},{starts:s}){return s?n("where.turn",{when:An(s,e,t())}):n("where.no_turn")}function di({app:n,brief:e}){return l`
    <section class="brief" aria-label=${n.say("brief.title")}>
      <h3 class="brief__title">${n.say("brief.title")}</h3>
      <ul class="brief__lines">
        ${bl(n,e).map(([t,s])=>l`<li key=${s} class="brief__line brief__line--${t}"><${g} name=${t} /><span>${s}</span></li>`)}
      </ul>
      <${rn} app=${n} lines=${n.person.brief} title=${n.say("together.before")} />
    </section>
  `}function bl(n,e){let{say:t}=n,s=d=>new Intl.ListFormat(n.language).format(d.map(({name:u,charity:f})=>f?`${u} (${f})`:u)),o=d=>An(d??"",n.language,n.now()),i=e.with_me.filter(d=>d.here),r=e.with_me.filter(d=>!d.here),{on_call:a}=e;return[e.pair_broken&&["warn",t("brief.alone")],i.length>0&&["pair",t("brief.here",{names:s(i)})],r.length>0&&["one",t("brief.expected",{names:s(r)})],e.with_me.length===0&&["pair",t("brief.nobody")],e.ends!==null&&["clock",t("brief.until",{when:o(e.ends)})],e.after.length>0&&["waiting",t("brief.after",{when:o(e.after_starts),names:s(e.after)})],e.after_starts!==null&&e.after.length===0&&["waiting",t("brief.after_nobody")],["phone",a?t("brief.on_call",a):t("brief.on_call_nobody")],e.supervisor!==null&&["umbrella",t("brief.supervisor",{name:e.supervisor})],e.lead!==null&&["leaf",t("brief.lead",{name:e.lead})],...e.closures.map(({starts:d,ends:u,reason:f})=>["moon",t("brief.shut",{from:o(d),until:o(u),reason:f})]),...vl(n)].filter(Boolean)}function vl({library:n,person:e,language:t,now:s,say:o}){let i=n.index.answers,r=qs(i,s().toISOString().slice(0,10),[t,...e.languages]).map(({title:d})=>d),a=r.slice(0,ci).join(", "),c=r.length-ci;return r.length===0?[]:[["book",c>0?o("brief.changed_more",{titles:a,count:c}):o("brief.changed",{titles:a})]]}function hi({app:n}){let{desk:e,say:t,person:s}=n,[o,i]=v(s.name),[r,a]=v(new Set(s.languages)),[c,d]=v(""),[u,f]=v(""),[p,h]=v(""),m=S(null);Sl(m);let _=e.truth.desks??[],k=_.find(b=>b.rota===u)??_[0],x=e.phase==="checking_in";return l`
    <main class="gate">
      <form class="gate__card ${k?"gate__card--two":""}" onSubmit=${b=>{b.preventDefault();let y=o.trim()===""?"check_in.no_name":r.size===0?"check_in.no_language":"";d(y),!(y||x)&&(n.go({again:!1}),e.checkIn(o.trim(),[...r],{...k&&{rota:k.rota,brief_read:!0},...p&&{gender:p}}))}} ref=${m} novalidate>
        <div class="gate__side">
          <h2 class="gate__title">${t("check_in.title")}</h2>
          <p class="gate__lead">${t("check_in.lead")}</p>
          ${_.length>1&&l`<${ui} app=${n} desks=${_} chosen=${k.rota} choose=${f} />`}
          ${k&&l`<${di} app=${n} brief=${k.brief} />`}
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
              onInput=${b=>i(b.target.value)}
            />
          </div>
          <fieldset class="field">
            <legend>${t("check_in.languages")}</legend>
            <div class="chips">
              ${s.languages.map(b=>l`<${xl} key=${b} app=${n} language=${b} chosen=${r} setChosen=${a} />`)}
            </div>
          </fieldset>
          <${li} app=${n} chosen=${p} choose=${h} />
          <div class="gate__go">
            <p class="field__fault" role="alert">${c&&t(c)}</p>
            <button type="submit" class="button button--wide" aria-disabled=${x}>
              ${t(x?"check_in.going":"check_in.go")}
            </button>
          </div>
          <p class="gate__note">${k&&t("brief.read")} ${t("check_in.sound")}</p>
          <button type="button" class="link-button" onClick=${n.signOut}>${t("check_in.sign_out")}</button>
        </div>
      </form>
    </main>
  `}function Sl(n){M(()=>{let e=t=>{var s;return t.key==="Enter"&&t.target===document.body&&!t.repeat&&((s=n.current)==null?void 0:s.requestSubmit())};return document.addEventListener("keydown",e),()=>document.removeEventListener("keydown",e)},[])}function xl({app:n,language:e,chosen:t,setChosen:s}){let o=()=>{let i=new Set(t);i.delete(e)||i.add(e),s(i)};return l`<label class="chip">
    <input type="checkbox" checked=${t.has(e)} onChange=${o} /><span>${E(e,n.language)}</span>
  </label>`}function fi({app:n}){let{say:e}=n;return l`
    <main class="gate">
      <div class="gate__card">
        <h2 class="gate__title">${e("elsewhere.title")}</h2>
        <p class="gate__lead">${e("elsewhere.text")}</p>
        <button type="button" class="button button--wide" onClick=${()=>n.desk.workHere()}>${e("elsewhere.go")}</button>
      </div>
    </main>
  `}function pi({app:n}){let{say:e,looking:t}=n,{looks:s}=t.unfound;if(t.passing==="sent")return l`<p class="vain__sent" role="status"><${g} name="tick" />${e("vain.sent")}</p>`;if(s.length===0)return null;let o=s.some(i=>t.holds(i).length>0);return l`
    <fieldset class="field vain">
      <legend>${e("vain.title")}</legend>
      <p class="field__hint">${e("vain.lead")}</p>
      <ul class="vain__looks">
        ${s.map((i,r)=>l`<${Tl} key=${r} app=${n} look=${i} at=${r} />`)}
      </ul>
      <p class="field__fault" role="alert">${t.passing==="failed"&&e("vain.failed")}</p>
      <button type="button" class="button button--plain" disabled=${o||t.passing==="going"} onClick=${()=>{t.passOn()}}>
        ${e("vain.pass_on")}
      </button>
    </fieldset>
  `}function Tl({app:n,look:e,at:t}){let{say:s,looking:o,language:i}=n,r=o.holds(e),a=u=>{o.unfound.change(e,u.target.value),n.go({})},c=()=>{o.unfound.drop(e),n.go({})},d=new Intl.ListFormat(i).format([...new Set(r.map(({kind:u})=>s(`guard.${u}`)))]);return l`
    <li class="vain__look">
      <label class="unseen" for=${`vain-${t}`}>${s("vain.words",{number:String(t+1)})}</label>
      <input
        id=${`vain-${t}`}
        class="input"
        maxlength="80"
        value=${e.words}
        dir="auto"
        autocomplete="off"
        spellcheck=${!1}
        translate=${!1}
        aria-invalid=${r.length>0?"true":void 0}
        aria-describedby=${`vain-${t}-says`}
        onInput=${a}
      />
      <button type="button" class="quiet-button" aria-label=${`${s("vain.leave_out")} ${e.words}`} onClick=${c}>${s("vain.leave_out")}</button>
      <p class="field__hint" id=${`vain-${t}-says`} role="status">
        ${r.length>0?l`<span class="vain__held"><${g} name="warn" />${s("vain.held",{kinds:d})}</span>`:E(e.language,i)}
      </p>
    </li>
  `}var Ol=["light","usual","heavy"];function mi({app:n}){return l`<main class="gate">${n.desk.hasDebriefed?l`<${Il} app=${n} />`:l`<${Nl} app=${n} />`}</main>`}function Nl({app:n}){let{desk:e,say:t,ui:s}=n,[o,i]=v(""),[r,a]=v(!1),c=s.callMe,d=new Intl.ListFormat(n.language).format((e.truth.gone??[]).map(({name:f})=>f));return l`
    <form class="gate__card debrief" onSubmit=${f=>{f.preventDefault(),e.debrief(c)}}>
      <h2 class="gate__title">${t("debrief.title")}</h2>
      <p class="gate__lead">${t("debrief.lead")}</p>
      <fieldset class="field">
        <legend>${t("debrief.how")}</legend>
        <div class="chips">
          ${Ol.map(f=>l`<label key=${f} class="chip"
                ><input type="radio" name="how" checked=${o===f} onChange=${()=>i(f)} /><span>${t(`debrief.${f}`)}</span></label
              >`)}
        </div>
      </fieldset>
      <label class="check"><input type="checkbox" checked=${r} onChange=${()=>a(!r)} /><span>${t("debrief.stays")}</span></label>
      <div role="status">
        ${(r||o==="heavy")&&l`<p class="debrief__care">${t(d?"debrief.care":"debrief.care_alone",{names:d})}</p>`}
      </div>
      <${rn} app=${n} lines=${n.person.debrief} title=${t("together.after")} />
      <div>
        <label class="check"
          ><input type="checkbox" checked=${c} aria-describedby="call-hint" onChange=${()=>n.go({callMe:!c})} /><span
            >${t("debrief.call")}</span
          ></label
        >
        <p class="field__hint" id="call-hint">${t("debrief.call_hint")}</p>
      </div>
      <${pi} app=${n} />
      <button type="submit" class="button button--wide"><${g} name="tick" />${t("debrief.done")}</button>
      <${an} app=${n} />
      <${gi} app=${n} />
    </form>
  `}function Il({app:n}){let{desk:e,say:t,ui:s}=n;return l`
    <div class="gate__card debrief" role="status">
      <span class="over__leaf"><${g} name="moon" /></span>
      <h2 class="gate__title">${t("debrief.thanks")}</h2>
      ${s.callMe&&l`<p class="gate__lead">${t("debrief.called")}</p>`}
      ${s.callMe&&e.truth.on_call&&l`<p>${t("brief.on_call",e.truth.on_call)}</p>`}
      <${an} app=${n} />
      <${gi} app=${n} />
    </div>
  `}function gi({app:n}){let{say:e}=n;return l`<div class="debrief__away">
    <button type="button" class="link-button" onClick=${()=>n.go({again:!0,callMe:!1})}>${e("debrief.again")}</button>
    <button type="button" class="link-button" onClick=${n.signOut}>${e("check_in.sign_out")}</button>
  </div>`}function an({app:n}){let{desk:e,say:t}=n,s=e.truth.gone??[];return s.length===0?null:l`
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
  `}var Al=["worker","project","next_opening","clinic_name","clinic_phone","clinic_hours"];function Ve(n,{body:e,language:t}){var a;let{desk:s,say:o}=n,i=_i(n),r=i?bt(s,i,t):{worker:(a=s.me)==null?void 0:a.name};return rt(e,Object.fromEntries(Al.map(c=>[c,r[c]||`[${o(`variable.${c}`)}]`])))}function te(n){var e;return Gs(n.desk.truth,((e=_i(n))==null?void 0:e.project)??"")}function _i({desk:{open:n}}){return n&&!n.ended?n.room:null}function ln({library:n,looking:e},t,s,o){let i=S({question:[],found:[]}),{visitor:r,worker:a=[],project:c,most:d,unsaid:u=[]}=s,f=[n.index,e.stars,e.recent,t,r,a.join(),c,d,u.join()];return f.some((p,h)=>p!==i.current.question[h])&&(i.current={question:f,found:t===null?[]:o(t)}),i.current.found}var El=60,Cl=100,Ml=2,Rl=45,Ll=8,jl=6,Wl=-1e3,wi=2;function cn(n,e,t={}){let s=[...new Set(z(e))],o=s.length===0?n.scores().fill(1):Fl(n,s);return Dl(n,o,t)}function $i(n,e,t,s){return e.trim()!==""?cn(n,e,s):[...new Set([...un(n,t,s),...cn(n,"",s)])].slice(0,s.most)}function un(n,e,{visitor:t="",worker:s=[],project:o=""}){let i=[t,...s].filter(Boolean);return[...e].flatMap(r=>{let a=n.named(r).filter(d=>!d.project||d.project===o);return[...i.flatMap(d=>a.filter(u=>D(u.language,d))),...a].slice(0,1)})}function Fl(n,e){let t=ki(n,e,!1);return t.some(s=>s>0)?t:ki(n,e,!0)}function ki(n,e,t){let s=e.filter(a=>a.length>wi||U(a)),o=s.length>0?s:e,i=null;for(let a of o)i=Hl(i,yi(n,a,t,i));let r=i??n.scores();for(let a of e.filter(c=>!o.includes(c)))Pl(r,yi(n,a,!1,r));for(let a=0;a<r.length;a+=1)r[a]/=e.length;return n.withShortcut(e.join("-"),(a,c)=>r[a]+=c?Cl:0),r}function Pl(n,e){for(let t=0;t<n.length;t+=1)n[t]>0&&(n[t]+=e[t])}function Hl(n,e){if(!n)return e;for(let t=0;t<e.length;t+=1)n[t]=e[t]>0&&n[t]>0?n[t]+e[t]:0;return n}function yi(n,e,t,s){let o=n.scores();if(n.words.fitting(e,t,({places:i,weights:r},a)=>{for(let c=0;c<i.length;c+=1)r[c]*a>o[i[c]]&&(o[i[c]]=r[c]*a)}),n.withShortcut(e,i=>o[i]=El),e.length>wi||U(e))for(let i of n.inBodies(e))o[i]===0&&(!s||s[i]>0)&&(o[i]=Ml);return o}function Dl(n,e,{visitor:t="",worker:s=[],project:o="",most:i=40,liked:r,unsaid:a=[]}){let c=Bl(n,t,s),d=f=>e[f]>0&&c(f)>0,u=[];for(let f=0;f<e.length;f+=1){if(e[f]===0)continue;let p=n.answers[f],h=e[f]+c(f)+(r!=null&&r.has(R(p))?jl:0)+(n.needsAny(f,a)?Wl:0);u.length===i&&h<=u[i-1].score||p.project&&p.project!==o||c(f)===0&&n.versionsOf(p).some(d)||Kl(u,{place:f,score:h},i)}return u.map(({place:f})=>n.answers[f])}function Kl(n,e,t){let s=n.length;for(;s>0&&n[s-1].score<e.score;)s-=1;n.splice(s,0,e),n.length>t&&n.pop()}function Bl(n,e,t){let s=new Map,o=i=>e&&D(i,e)?Rl:t.some(r=>D(i,r))?Ll:0;return i=>{let{language:r}=n.answers[i],a=s.get(r);return a===void 0&&s.set(r,a=o(r)),a}}function bi({app:n,found:e,chosen:t,visitor:s,pick:o}){let i=S(null);return O(()=>{var r,a;return(a=(r=i.current)==null?void 0:r.querySelector('[aria-selected="true"]'))==null?void 0:a.scrollIntoView({block:"nearest"})},[t]),l`
    <div class="answer-list">
      <ul class="answer-list__options" id="canned-answers" role="listbox" tabindex="0" aria-label=${n.say("answers.list")} ref=${i}>
        ${e.map((r,a)=>l`
            <li
              key=${r.id}
              id=${`answer-${a}`}
              role="option"
              aria-selected=${a===t?"true":"false"}
              class="option"
              onMouseDown=${c=>c.preventDefault()}
              onClick=${()=>o(r)}
            >
              <span class="option__title" dir="auto" lang=${r.language}>${r.title}</span>
              <${ts} app=${n} answer=${r} visitor=${s} />
              <${es} app=${n} answer=${r} />
              ${a===t&&l`<span class="option__words" dir="auto" lang=${r.language}>${Ve(n,r)}</span>`}
            </li>
          `)}
      </ul>
      <p class="answer-list__hint">${n.say("answers.found",{count:e.length})}</p>
    </div>
  `}var vi={ready:"answers.none",loading:"answers.loading",failed:"answers.failed"};function Si({app:{say:n,library:e},isAsking:t,count:s}){return l`<p class="unseen" role="status">${t&&(s?n("answers.found",{count:s}):n(vi[e.state]))}</p>`}function xi({app:{say:n,library:e,fetchAnswers:t}}){return l`
    <p class="answer-list answer-list--none">
      ${n(vi[e.state])} ${e.state==="failed"&&l`<button type="button" class="link-button" onClick=${t}>${n("answers.retry")}</button>`}
    </p>
  `}function es({app:n,answer:e}){var s;let t=ve(n.library.index,e.id,n.language,((s=n.desk.open)==null?void 0:s.room.project)??"");return t&&l`<span class="option__meaning" dir="auto" lang=${t.language}>${t.title}</span>`}function ts({app:n,answer:e,visitor:t}){let s=t!==""&&D(e.language,t),o=D(e.language,n.language)&&(t===""||s);return l`
    <span class="tags">
      ${!o&&l`<span class="tag ${s?"tag--theirs":""}">${E(e.language,n.language)}</span>`}
      ${vt(e)&&l`<span class="tag tag--unchecked">${n.say("answers.unchecked")}</span>`}
      ${st(e,te(n))&&l`<span class="tag tag--unchecked">${n.say("answers.no_clinic")}</span>`}
      ${e.verified===!1&&l`<span class="tag tag--unchecked">${n.say("answers.unverified")}</span>`}
    </span>
  `}function Ti({app:n,conversation:{placing:e},done:t}){return l`
    <div class="placed-all" aria-live="polite">
      ${e.unseen.map((s,o)=>l`<${Gl} key=${`${s.id}:${s.part}:${o}`} app=${n} placing=${e} one=${s} done=${t} />`)}
      ${e.stale.map((s,o)=>l`<${Ul} key=${`${s.id}:${s.part}:${o}`} app=${n} placing=${e} one=${s} done=${t} />`)}
      ${e.runs.map(s=>l`<${Yl} key=${s.parts[0].id} app=${n} placing=${e} run=${s} done=${t} />`)}
    </div>
  `}function Gl({app:{say:n},placing:e,one:t,done:s}){return l`
    <div class="placed placed--partner">
      <p class="placed__words"><${g} name="pair" /><span>${n("placed.by",{name:t.by,title:t.title})}</span></p>
      <div class="placed__deeds">
        <button type="button" class="button button--plain button--small" onClick=${()=>(e.keep(t),s())}>${n("placed.keep")}</button>
        ${e.isWhole(t)&&l`<button type="button" class="button button--plain button--small" onClick=${()=>(e.takeOut(t),s())}>${n("placed.take_out")}</button>`}
      </div>
    </div>
  `}function Ul({app:{say:n},placing:e,one:t,done:s}){return l`
    <div class="placed placed--partner">
      <p class="placed__words"><${g} name="warn" /><span>${n(`placed.${Gt(t.doubts)}`,{title:t.title})}</span></p>
      <div class="placed__deeds">
        ${e.isWhole(t)&&l`<button type="button" class="button button--plain button--small" onClick=${()=>(e.takeOut(t),s())}>${n("placed.take_out")}</button>`}
      </div>
    </div>
  `}function Yl({app:{say:n},placing:e,run:t,done:s}){let{title:o,of:i,words:r}=t.parts[t.at],a={part:String(t.at+1),of:String(i),title:o},c=e.isOffered(t),d=t.at===i-1;return l`
    <div class="placed">
      <p class="placed__words">
        <${g} name="book" /><span>${n(c?"parts.next":d?"parts.last":"parts.now",a)}${" "}${c&&l`<q class="placed__some" dir="auto">${r}</q>`}</span>
      </p>
      <div class="placed__deeds">
        ${c&&l`<button type="button" class="button button--small" onClick=${()=>s(e.putNext(t))}>${n("parts.put",a)}</button>`}
        ${(c||!d)&&l`<button type="button" class="button button--plain button--small" onClick=${()=>(e.drop(t),s())}>${n(d?"parts.drop_last":"parts.drop")}</button>`}
      </div>
    </div>
  `}function Oi({app:n,conversation:{placing:e,room:t}}){let o=[...new Map(e.standing.map(i=>[i.id+i.part,i]))].map(([i,r])=>({key:i,meaning:ql(n,r,t.project)}));return l`<div class="meanings">${o.map(({key:i,meaning:r})=>r&&l`<${ns} key=${i} app=${n} ...${r} />`)}</div>`}function ql(n,e,t){let s=ve(n.library.index,e.id,n.language,t),o=ot((s==null?void 0:s.body)??"");if(s)return{...s,words:o.length===e.of?it(o[e.part]):rt(s.body)};let i=D(e.language,n.language)?null:Zl(n,e)??Vl(n,e,t);return i&&i.words!==e.words?i:null}function Zl({directory:n,language:e},{id:t}){let s=n.services.find(o=>t.endsWith(`/service-${o.id}`));return s?He(n,s,e):null}function Vl({acting:n,language:e},{id:t},s){let o=n.of(s),i=n.ready(o,e).find(r=>t.endsWith(`/danger-${r.id}`));return i?{title:i.title,language:o!=null&&o.ready[e]?e:"en",words:i.text}:null}function ns({app:n,title:e,language:t,words:s}){return l`
    <details class="meaning" open>
      <summary class="meaning__title">${n.say("placed.meaning",{language:E(t,n.language),title:e})}</summary>
      <p class="meaning__words" dir="auto" lang=${t} tabindex="0">${s}</p>
    </details>
  `}function dn({app:n,what:e}){var r;let{desk:t,say:s}=n,o=t.open&&!t.open.ended?t.open:null;return o?o.isFirst?l`<button type="button" class="button button--small" onClick=${()=>n.go({placing:e,tab:"conversation"})}>${s("answers.place")}</button>`:o.placing.mayOffer?l`<button type="button" class="button button--small button--confer" onClick=${()=>{n.go({tab:"conversation"}),o.placing.offer(e)}}>
    <${g} name="pair" />${s("placed.offer",{name:((r=o.writer)==null?void 0:r.name)??""})}
  </button>`:l`<p class="answer__aside">${s("answers.cannot_place")}</p>`:null}function hn({app:n,answer:e,visitor:t,note:s}){let[o,i]=v(!1);return l`
    <li class="answer">
      <details onToggle=${a=>{let{open:c}=a.currentTarget;c&&n.looking.unfound.met("find"),i(c)}}>
        <summary class="answer__title">
          <span dir="auto" lang=${e.language}>${e.title}</span>
          ${n.looking.stars.has(R(e))&&l`<span class="answer__star"><${g} name="star" /><span class="unseen">${n.say("answers.starred")}</span></span>`}
          <${ts} app=${n} answer=${e} visitor=${t} />
          <${es} app=${n} answer=${e} />
          ${s&&l`<span class="answer__note">${s}</span>`}
        </summary>
        ${o&&l`<${Jl} app=${n} answer=${e} />`}
      </details>
    </li>
  `}function Jl({app:n,answer:e}){var i;let{say:t}=n,s=n.now().toISOString().slice(0,10),o=ve(n.library.index,e.id,n.language,e.project??((i=n.desk.open)==null?void 0:i.room.project)??"");return l`
    <p class="answer__words" dir="auto" lang=${e.language}>${Ve(n,e)}</p>
    ${o&&l`<${ns} app=${n} ...${o} words=${Ve(n,o)} />`}
    <p class="answer__aside">
      <kbd>/${e.shortcut}</kbd>
      ${e.review_by&&l`<span>${t("answers.review_by",{date:e.review_by})}${Ys(e,s)?` (${t("answers.overdue")})`:""}</span>`}
    </p>
    <div class="answer__deeds"><${dn} app=${n} what=${e} /><${zl} app=${n} answer=${e} /></div>
  `}function zl({app:n,answer:e}){let t=n.looking.stars.has(R(e));return l`<button type="button" class="star ${t?"star--on":""}" aria-pressed=${t?"true":"false"} onClick=${()=>{n.looking.star(e)}}>
    <${g} name="star" />${n.say("answers.star")}
  </button>`}function Ni({app:n,conversation:e}){var f;let{say:t,looking:s,library:o}=n,{room:i}=e,r=Xl(e),a=`${i.conversation}:${((f=r.at(-1))==null?void 0:f.counter)??""}:${r.length}:${o.state}`,[c,d]=v({which:"",all:[]});if(M(()=>{let p=!0,h=setTimeout(async()=>{let m=await _t(o.suggester.looking(ec(r),{visitor:i.language,project:i.project,unsaid:te(n)}),{isWanted:()=>p});m&&d({which:a,all:m})});return()=>(p=!1,clearTimeout(h))},[a,o.suggester]),c.which!==a||c.all.length===0||s.isPutAway(a))return null;let u=()=>{var p;s.putAway(a),(p=document.getElementById("side-tab-answers"))==null||p.focus()};return l`
    <section class="suggested" aria-labelledby="suggested">
      <div class="suggested__head">
        <h2 class="answers__heading" id="suggested">${t("suggest.title")}</h2>
        <button type="button" class="quiet-button" onClick=${u}>${t("suggest.away")}</button>
      </div>
      <ul class="answers">
        ${c.all.map(({answer:p,because:h})=>l`<${hn} key=${p.id} app=${n} answer=${p} visitor=${i.language} note=${Ql(n,h)} />`)}
      </ul>
    </section>
  `}function Ql({say:n,language:e},t){let s=new Intl.ListFormat(e).format(t.map(o=>n("suggest.word",{word:o})));return n("suggest.because",{words:s})}function Xl({log:n}){let e=n.room.lines.filter(({kind:s})=>s==="text"),t=e.findLastIndex(({slot:s})=>s!==0);return e.slice(t+1)}function ec(n){return n.map(({text:e})=>e??"").join(`
`)}var tc=20,nc=40;function Ii({app:n}){let{desk:e,say:t,library:s,looking:o,ui:i}=n,[r,a]=v(""),c=S(null),d=e.open&&!e.open.ended?e.open:null,u=(d==null?void 0:d.room.language)??"",f=(d==null?void 0:d.room.project)??"",p=te(n),h=r.trim()!=="",m={visitor:u,worker:e.languages,project:f,liked:o.stars,unsaid:p,most:h?tc:nc},_=ln(n,r,m,b=>cn(s.index,b,m)),k=Oe(()=>h?[]:oc(n,m),[h,s.index,o.stars,o.recent,u,f,e.languages.join()]),x=S("");M(()=>{x.current&&x.current!==(d==null?void 0:d.id)&&a(""),x.current=""},[d==null?void 0:d.id]),O(()=>{i.wish!=="answers"||!c.current||(n.go({wish:null}),c.current.focus())}),M(()=>{s.state==="ready"&&o.unfound.typed("find",r,_.length>0,{project:f||n.person.home,language:u||n.language})},[r]);let w=b=>{x.current=(d==null?void 0:d.id)??"",a(b.target.value)};return l`
    <div class="find">
      <label class="find__label" for="find"><${g} name="search" />${t("answers.search")}</label>
      <input
        id="find"
        class="input"
        type="search"
        ref=${c}
        value=${r}
        autocomplete="off"
        spellcheck=${!1}
        onInput=${w}
      />
    </div>
    ${s.state==="loading"&&l`<p class="block__none">${t("answers.loading")}</p>`}
    ${s.state==="failed"&&l`<p class="block__none" role="alert">
        ${t("answers.failed")} <button type="button" class="link-button" onClick=${n.fetchAnswers}>${t("answers.retry")}</button>
      </p>`}
    <p class=${_.length===0?"block__none":"unseen"} role="status">${s.state==="ready"&&(_.length===0||h)&&t(_.length?"answers.count":"answers.none",{count:_.length})}</p>
    ${d&&n.settings.suggestions&&!h&&l`<${Ni} key=${d.id} app=${n} conversation=${d} />`}
    ${k.map(([b,y])=>l`<${sc} key=${b} app=${n} heading=${b} answers=${y} visitor=${u} />`)}
    ${k.length>0&&l`<h2 class="answers__heading">${t("answers.all")}</h2>`}
    <${Ai} app=${n} answers=${_} visitor=${u} />
  `}function Ai({app:n,answers:e,visitor:t}){var c,d;let{desk:s,library:o,looking:i}=n,r=()=>e.map(u=>l`<${hn} key=${u.id} app=${n} answer=${u} visitor=${t} />`),a=[e,t,o.index,i.stars,s.open,(c=s.open)==null?void 0:c.room,(d=s.open)==null?void 0:d.ended,te(n).join()];return l`<ul class="answers">
    <${ae} on=${a} draw=${r} />
  </ul>`}function sc({app:n,heading:e,answers:t,visitor:s}){return l`
    <section class="answers__section" aria-label=${e}>
      <h2 class="answers__heading">${e}</h2>
      <${Ai} app=${n} answers=${t} visitor=${s} />
    </section>
  `}function oc({say:n,library:e,looking:t},s){return[[n("answers.yours"),un(e.index,t.stars,s)],[n("answers.recent"),un(e.index,t.recent,s)]].filter(([,i])=>i.length>0)}var ss=40,ic=["district","area","nation","online"];function Ei({app:n}){var d,u,f;let{say:e,directory:t}=n,[s,o]=v({words:"",need:"",at:""});M(()=>{n.ui.side==="services"&&n.fetchServices()},[n.ui.side]);let i=s.at.trim()?to(s.at):{place:""},r=(d=n.desk.open)==null?void 0:d.room.project,a=Oe(()=>"fault"in i?[]:uo(t.services,{need:s.need,words:s.words,project:r,place:i.place}),[t.services,s,r]),c=()=>a.slice(0,ss).map(p=>l`<${ac} key=${p.service.id} app=${n} found=${p} />`);return l`
    <${rc} app=${n} asked=${s} ask=${p=>o({...s,...p})} fault=${"fault"in i?i.fault:""} />
    ${t.state==="loading"&&l`<p class="block__none">${e("services.loading")}</p>`}
    ${t.state==="failed"&&l`<p class="block__none" role="alert">
        ${e("services.failed")} <button type="button" class="link-button" onClick=${n.fetchServices}>${e("answers.retry")}</button>
      </p>`}
    ${t.state==="ready"&&!("fault"in i)&&l`<p class="services__count" role="status">${uc(n,a.length,i.place!=="")}</p>`}
    <ul class="services">
      <${ae} on=${[a,t,n.desk.open,(u=n.desk.open)==null?void 0:u.room,(f=n.desk.open)==null?void 0:f.ended]} draw=${c} />
    </ul>
  `}function rc({app:n,asked:e,ask:t,fault:s}){let{say:o,directory:i}=n,r=S(null);O(()=>{n.ui.wish!=="services"||!r.current||(n.go({wish:null}),r.current.focus())});let a=c=>c.target.value;return l`
    <div class="ask">
      <div class="ask__field">
        <label class="ask__label" for="service-need">${o("services.need")}</label>
        <select id="service-need" class="input" ref=${r} onChange=${c=>t({need:a(c)})}>
          <option value="">${o("services.any_need")}</option>
          ${Object.entries(i.needs).map(([c,d])=>l`<option key=${c} value=${c} selected=${e.need===c}>${d}</option>`)}
        </select>
      </div>
      <div class="ask__field ask__field--place">
        <label class="ask__label" for="service-at">${o("services.at")}</label>
        <input
          id="service-at"
          class="input"
          value=${e.at}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck=${!1}
          maxlength="20"
          aria-invalid=${s?"true":void 0}
          aria-describedby="service-at-says"
          onInput=${c=>t({at:a(c)})}
        />
      </div>
      <p class="ask__says ${s?"ask__says--wrong":""}" id="service-at-says">${o(s?`place.${s}`:"services.at_hint")}</p>
      <div class="ask__field ask__field--words">
        <label class="ask__label" for="service-words">${o("services.words")}</label>
        <input
          id="service-words"
          class="input"
          type="search"
          value=${e.words}
          autocomplete="off"
          spellcheck=${!1}
          onInput=${c=>t({words:a(c)})}
        />
      </div>
    </div>
  `}function ac({app:n,found:{service:e,near:t}}){let{say:s}=n,[o,i]=v(!1);return l`
    <li class="answer">
      <details onToggle=${r=>i(r.currentTarget.open)}>
        <summary class="answer__title">
          <span dir="auto">${e.name}</span>
          <span class="tags">
            ${t!==null&&l`<span class="tag">${s(`near.${ic[t]}`)}</span>`}
            ${e.whose!=="general"&&l`<span class="tag tag--theirs">${s(`whose.${e.whose}`)}</span>`}
            ${e.standing!=="verified"&&l`<span class="tag tag--unchecked">${s(`standing.${e.standing}`)}</span>`}
          </span>
        </summary>
        ${o&&l`<${lc} app=${n} service=${e} />`}
      </details>
    </li>
  `}function lc({app:n,service:e}){var o;let t=He(n.directory,e,n.language),s=He(n.directory,e,((o=n.desk.open)==null?void 0:o.room.language)??n.language);return l`
    <p class="answer__words" dir="auto" lang=${t.language}>${t.words}</p>
    <p class="answer__aside"><span>${cc(n,e)}</span></p>
    <${dn} app=${n} what=${s} />
  `}function cc({say:n,language:e},{standing:t,verified:s,review_by:o}){let i={date:In(s,e),until:In(o,e)};return t==="verified"?n("services.verified",i):t==="overdue"?n("services.overdue",i):n("services.unverified")}function uc({say:n},e,t){return e>ss?n("services.too_many",{count:e,most:ss}):e===0?n("services.none"):t?n("services.found_near",{count:e}):n("services.found",{count:e})}var Ne=[["answers","book"],["services","signpost"]],dc={ArrowRight:1,ArrowLeft:-1};function Ci({app:n}){let{say:e,ui:t}=n,{open:s}=n.desk,o=s&&!s.ended?s.id:"",i=S(new Set).current.add(t.side);return l`
    <section class="pane pane--right" aria-label=${e("desk.side_pane")}>
      <div class="side">
        <${hc} app=${n} />
        <button type="button" class="quiet-button side__fold" onClick=${()=>n.go({answers:!1})}>${e("answers.close")}</button>
      </div>
      ${Ne.filter(([r])=>i.has(r)).map(([r])=>l`
          <div key=${r} id=${`side-${r}`} class="side__panel" role="tabpanel" aria-labelledby=${`side-tab-${r}`} hidden=${t.side!==r}>
            ${r==="answers"?l`<${Ii} app=${n} />`:l`<${Ei} key=${o} app=${n} />`}
          </div>
        `)}
    </section>
  `}function hc({app:n}){let{say:e,ui:t}=n,s=o=>{var c;let i=dc[o.key];if(!i)return;o.preventDefault();let r=Ne.findIndex(([d])=>d===t.side),[a]=Ne[(r+i+Ne.length)%Ne.length];n.go({side:a}),(c=document.getElementById(`side-tab-${a}`))==null||c.focus()};return l`
    <div class="side__tabs" role="tablist" aria-label=${e("side.list")} onKeyDown=${s}>
      ${Ne.map(([o,i])=>l`
          <button
            key=${o}
            type="button"
            class="side__tab"
            role="tab"
            id=${`side-tab-${o}`}
            aria-controls=${`side-${o}`}
            aria-selected=${t.side===o?"true":"false"}
            tabindex=${t.side===o?0:-1}
            onClick=${()=>n.go({side:o})}
          >
            <${g} name=${i} />${e(`side.${o}`)}
          </button>
        `)}
    </div>
  `}function Mi({app:n}){let{say:e,settings:t}=n,s=S(null),[o,i]=v(null);return O(()=>{var a;return(a=s.current)==null?void 0:a.showModal()},[]),l`
    <dialog class="sheet" ref=${s} aria-labelledby="sheet-title" onKeyDown=${a=>{if(!o)return;if(a.key==="Escape"||a.key==="Tab")return i(null);let c=On(a);a.preventDefault(),a.stopPropagation(),c&&(n.set({keys:As(t.keys,o,c)}),i(null))}} onClose=${()=>n.go({sheet:!1})}>
      <h2 class="sheet__title" id="sheet-title">${e("sheet.title")}</h2>
      <p class="sheet__lead">${e("sheet.lead")}</p>
      <dl class="sheet__keys">
        ${Le.map(a=>l`<div key=${a} class="sheet__row">
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
      <${fc} app=${n} />
      <div class="sheet__deeds">
        <button type="button" class="button button--plain" onClick=${()=>n.set({keys:mt})}>${e("sheet.reset")}</button>
        <button type="button" class="button" onClick=${()=>{var a;return(a=s.current)==null?void 0:a.close()}}>${e("sheet.close")}</button>
      </div>
    </dialog>
  `}function fc({app:n}){let{say:e,settings:t}=n,[s,o]=v(!1),i=async()=>{if(t.notices)return n.set({notices:!1});let r="Notification"in globalThis&&await Notification.requestPermission()==="granted";o(!r),n.set({notices:r})};return l`
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
      ><input type="checkbox" checked=${t.suggestions} onChange=${()=>n.set({suggestions:!t.suggestions})} /><span
        >${e("sheet.suggestions")}</span
      ></label
    >
    <label class="check"
      ><input type="checkbox" checked=${t.notices} onChange=${i} /><span>${e("sheet.notices")}</span></label
    >
    <p class="field__fault" role="alert">${s&&e("sheet.notices_denied")}</p>
  `}var pc=24;function fn({app:n,conversation:e,channel:t,label:s,empty:o}){let i=e.log[t],r=S(null),a=S(!0),[c,d]=v(!1),u=()=>{let h=r.current;h&&(a.current=h.scrollHeight-h.scrollTop-h.clientHeight<pc,d(!a.current&&i.unread>0),a.current&&mc(h)&&e.tellShown(t))},f=()=>{r.current&&(r.current.scrollTop=r.current.scrollHeight),u()};O(()=>{a.current=!0,f()},[e.id]),O(()=>{var m;let h=((m=i.lines.at(-1))==null?void 0:m.mine)===!0;a.current||h?f():u()}),M(()=>{let h=()=>a.current?f():u();document.addEventListener("visibilitychange",h);let m=new ResizeObserver(h);return r.current&&m.observe(r.current),()=>{document.removeEventListener("visibilitychange",h),m.disconnect()}},[e.id]);let p=()=>i.lines.filter(h=>!Ri(h)).map(h=>l`<${_c} key=${gc(h)} app=${n} conversation=${e} line=${h} channel=${t} />`);return l`
    <div class="lines lines--${t}">
      <div class="lines__box" role="log" aria-label=${s} aria-relevant="additions" tabindex="0" ref=${r} onScroll=${u}>
        ${i.lines.some(Ri)&&l`<p class="line line--aside">${n.say(t==="room"?"talk.earlier":"confer.earlier")}</p>`}
        ${i.lines.length===0&&l`<p class="lines__empty">${o}</p>`}
        <${ae} on=${[i.lines,e.room]} draw=${p} />
      </div>
      ${c&&l`<button type="button" class="lines__more" onClick=${f}>${n.say("talk.new_below")}</button>`}
    </div>
  `}function mc(n){return document.visibilityState==="visible"&&n.getClientRects().length>0}function Ri(n){return n.kind==="sealed"}function gc(n){return n.counter===void 0||n.kind==="gap"?`${n.kind}:${n.seq}`:`${n.slot}:${n.counter}`}function _c({app:n,conversation:e,line:t,channel:s}){return t.kind==="text"?l`<${wc} app=${n} conversation=${e} line=${t} channel=${s} />`:t.kind==="signal"?l`<p class="line line--signal"><strong>${n.say("talk.visitor")}</strong> ${n.say(`signal.${t.signal}`)}</p>`:t.kind==="handover"?l`<p class="line line--aside"><${g} name="book" />${n.say("handover.line",{name:t.text??""})}</p>`:t.kind==="placed"?l`<p class="line line--aside"><${g} name="book" /><span>${kc(n,e,t)}</span></p>`:t.kind==="kept"?l`<p class="line line--aside"><${g} name="leaf" />${n.say("talk.kept")}</p>`:t.kind==="slip"?l`<p class="line line--aside"><${g} name="slip" />${n.say(`slip.line_${t.signal}`)}</p>`:t.kind==="roster"?l`<p class="line line--aside">${yc(n,e,t)}</p>`:l`<p class="line line--warn"><${g} name="warn" />${n.say(`talk.${t.kind}`)}</p>`}function kc(n,e,{text:t="",signal:s,mine:o,slot:i=0}){let r=e.nameOf(i);return n.say(`given.${o?"mine":s}`,{title:t,name:r})}function yc(n,e,t){let s=new Intl.ListFormat(n.language),o=c=>e.isMe(c)?n.say("talk.you"):e.nameOf(c),i=c=>[...c].sort((d,u)=>Number(e.isMe(u))-Number(e.isMe(d))),r=s.format(i(t.came??[]).map(o)),a=s.format((t.went??[]).map(o));return r&&r===a?n.say("talk.again",{names:r}):r&&a?n.say("talk.went_came",{came:r,went:a}):a?n.say("talk.went",{names:a}):n.say("talk.came",{names:r})}function wc({app:n,conversation:e,line:t,channel:s}){let{say:o,language:i}=n,r=s==="confer"?t.mine?"mine":"theirs":t.slot===0?"visitor":t.mine?"me":"worker",a=t.mine?o("talk.you"):t.slot===0?o("talk.visitor"):e.nameOf(t.slot??0);return l`
    <div class="line said said--${r}">
      <p class="said__who"><span dir="auto">${a}</span>${" "}<time class="said__time">${oe(t.at??"",i)}</time></p>
      <p class="said__words" dir="auto" lang=${t.slot===0?e.room.language:void 0}>${t.text}</p>
      ${t.mine&&t.mark&&l`<p class="said__mark said__mark--${t.mark}" aria-live="off"><${g} name=${$c[t.mark]} />${o(`mark.${t.mark}`)}</p>`}
    </div>
  `}var $c={sending:"clock",sent:"tick",delivered:"ticks"};var bc=3e3;function Li(n,e){let t=S(0),s=()=>{t.current!==0&&(t.current=0,e.sayTyping(!1))},o=i=>{if(!(!n.settings.typing||!e.isFirst)){if(i.trim()==="")return s();Date.now()-t.current<bc||(t.current=Date.now(),e.sayTyping(!0))}};return M(()=>s,[e.id]),{written:o,stop:s}}function ji(n,e,t,s=""){let o=nt(n);if(o.length>0)return{why:"placeholder",holes:o};if(at(n))return{why:"too_long"};let i=e.filter(({words:c,doubts:d})=>d.length>0&&_e(n,c)),r=(t==null?void 0:t.why)==="doubt"?t:{of:[],search:""};return i.every(c=>r.of.includes(c))&&(s===""||s===r.search)?null:{why:"doubt",of:i,search:s}}function Wi(n){return["partner","withdrawn","changed","translation","facts"].filter(e=>n.some(({doubts:t})=>t.includes(e)))}function Fi(n,e){var t;return e.room.role==="supervisor"?n.say("reply.supervisor"):n.say("reply.second",{name:((t=e.writer)==null?void 0:t.name)??""})}function Pi(n,e){return e.why==="too_long"?n.say("held.too_long"):e.why==="doubt"?Sc(n,e):vc(n,e.holes)}function vc({say:n},e){let t=[...new Set(e.map(({words:o})=>o))].map(o=>o.replace(/^\{([a-z_]+)\}$/,(i,r)=>n(`variable.${r}`))),s=n("held.placeholder",{count:t.length,names:t.join(", ")});return e.some(({words:o})=>o.startsWith("{clinic_"))?`${s}. ${n("held.no_clinic")}`:s}function Sc(n,{of:e,search:t}){let s=new Intl.ListFormat(n.language).format([...new Set(e.map(({by:i})=>i).filter(Boolean))]);return[...t?[n.say("held.search",{search:t})]:[],...Wi(e).map(i=>n.say(`held.doubt_${i}`,{name:s})),n.say("held.press_again")].join(" ")}function Hi({app:n,conversation:e}){let{say:t}=n,s=S(null),[o,i]=v(0),[r,a]=v(null),[c,d]=v(0),[u,f]=v(null),p=Li(n,e),h=e.draft.room,m=e.isFirst?Pe(h,o):null,_=m!==null&&m.start!==r,k=_&&n.library.state==="ready"?m.typed:null,x={visitor:e.room.language,worker:n.desk.languages,project:e.room.project,liked:n.looking.stars,unsaid:te(n),most:8},w=ln(n,k,x,T=>$i(n.library.index,T,n.looking.mine,x)),b=w.length>0,y=Math.max(0,Math.min(c,w.length-1));xc(n,e,k??"",b);let P=(T,N)=>{e.draft.room=T,e.held.room=null,f(null),i(N),d(0),Pe(T,N)===null&&a(null),n.go({})},Q=(T,N)=>{var $,j,X,V;($=s.current)==null||$.setSelectionRange(N,N),(j=s.current)==null||j.blur(),(X=s.current)==null||X.focus(),(V=s.current)==null||V.setSelectionRange(T,N),i(N)},ee=T=>{var N;P(e.draft.room,(T==null?void 0:T.end)??o),s.current&&(s.current.value=e.draft.room),T?Q(T.start,T.end):(N=s.current)==null||N.focus()},K=(T,N)=>{n.looking.unfound.met("reply"),ee(e.placing.place(T,N))},ce=()=>{let T=Hs(e.draft.room,o,r),N=ji(e.draft.room,e.placing.items,u,T);if(f(N),(N==null?void 0:N.why)==="placeholder")return Q(N.holes[0].start,N.holes[0].end);N||(T&&n.looking.unfound.met("reply"),p.stop(),e.say("room"))},Y=T=>{on(T)||_&&Nc(T,{count:w.length,chosen:y,setChosen:d,pick:()=>K(w[y],m),leave:()=>a(m.start)})||T.key==="Enter"&&!T.shiftKey&&!T.altKey&&!T.ctrlKey&&!T.metaKey&&!Ic()&&(T.preventDefault(),T.repeat||ce())};Oc(e,s),Tc(n,e,s,K,Q);let B=T=>u&&T.detail>1&&T.preventDefault(),F=T=>i(T.target.selectionEnd),H=b?`answer-${y}`:void 0,Ae=u?Pi(n,u):e.held.room&&t(`held.${e.held.room}`);return l`
    <form class="reply" onSubmit=${T=>(T.preventDefault(),ce())}>
      <${Si} app=${n} isAsking=${_} count=${w.length} />
      ${_&&!b&&l`<${xi} app=${n} />`}
      ${b&&m&&l`<${bi} app=${n} found=${w} chosen=${y} visitor=${e.room.language} pick=${T=>K(T,m)} />`}
      ${e.isFirst&&l`<${Ti} app=${n} conversation=${e} done=${ee} />`}
      <p class="reply__fault ${u?`reply__fault--${u.why}`:""}" role="alert">${Ae&&l`<${g} name="warn" />`}${Ae}</p>
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
        aria-controls=${b?"canned-answers":void 0}
        aria-activedescendant=${H}
        autocomplete="off"
        autocapitalize="sentences"
        spellcheck=${!1}
        translate=${!1}
        onInput=${T=>{let N=T.target;P(N.value,N.selectionEnd),p.written(N.value)}}
        onKeyDown=${Y}
        onKeyUp=${F}
        onClick=${F}
        onBlur=${p.stop}
        onCompositionStart=${()=>e.placing.composing(!0)}
        onCompositionEnd=${()=>(e.placing.composing(!1),n.go({}))}
      ></textarea>
      ${e.isFirst&&l`<${Oi} app=${n} conversation=${e} />`}
      <div class="reply__foot">
        <span class="reply__hint" id="reply-hint">${e.isFirst?t("reply.hint"):Fi(n,e)}</span>
        ${e.isFirst?l`<button type="submit" class="button" onClick=${B}>${t("reply.send")}</button>`:e.room.role==="second"&&l`<button type="button" class="button" id="reply-take-over" onClick=${()=>n.act("take_over")}>
                ${t("talk.take_over")}
              </button>`}
      </div>
    </form>
  `}function xc({looking:n,library:e},{room:{project:t,language:s}},o,i){M(()=>{e.state==="ready"&&n.unfound.typed("reply",o,i,{project:t,language:s})},[o,i])}function Tc(n,e,t,s,o){let{ui:i}=n;O(()=>{let r=t.current;i.wish!=="reply"||!r||r.disabled||(n.go({wish:null}),o(r.value.length,r.value.length))}),M(()=>{if(!i.placing||!t.current||t.current.disabled)return;let r=t.current.selectionEnd;n.go({placing:null}),s(i.placing,{start:r,end:r})},[i.placing])}function Oc({placing:n},e){let t=e.current,[s,o]=[(t==null?void 0:t.selectionStart)??0,(t==null?void 0:t.selectionEnd)??0];O(()=>{t&&t===document.activeElement&&t.setSelectionRange(s,o)},[n.times]),M(()=>()=>n.composing(!1),[])}function Nc(n,{count:e,chosen:t,setChosen:s,pick:o,leave:i}){let r={ArrowDown:()=>s((t+1)%e),ArrowUp:()=>s((t+e-1)%e),Enter:o,Tab:o},c={Escape:i,...e>0&&r}[n.key];return!c||n.shiftKey||n.altKey?!1:(n.preventDefault(),n.stopPropagation(),c(),!0)}function Ic(){return matchMedia("(hover: none) and (pointer: coarse)").matches}function Di({app:n,conversation:e}){let{say:t,ui:s}=n,o=S(null),i=e.partners.length===0;O(()=>{s.wish!=="confer"||!o.current||(n.go({wish:null}),o.current.focus())});let r=u=>{e.draft.confer=u.target.value,e.held.confer=null,n.go({})},a=u=>{u.preventDefault(),e.say("confer")},c=u=>{u.key==="Enter"&&!u.shiftKey&&!u.altKey&&!on(u)&&a(u)},d=e.held.confer&&t(`held.${e.held.confer}`);return l`
    <aside class="confer" aria-label=${t("confer.title")}>
      <div class="confer__top">
        <h3 class="confer__title"><${g} name="pair" />${t("confer.title")}</h3>
        <p class="confer__hint">${t(i?"confer.alone":"confer.hint")}</p>
      </div>
      <${fn} app=${n} conversation=${e} channel="confer" label=${t("confer.log")} empty=${t("confer.empty")} />
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
          onKeyDown=${c}
        ></textarea>
        <button type="submit" class="button button--confer">${t("confer.send")}</button>
      </form>
    </aside>
  `}var Ac=["finished","left","abusive","not_for_us"];function Ki({app:n,conversation:e}){var d;let{desk:t,say:s}=n,[o,i]=v("finished"),r=S(null);O(()=>{var u;return(u=r.current)==null?void 0:u.focus()},[]);let a=()=>n.go({closing:null}),c=u=>{u.preventDefault(),a(),t.close(e.id,o)};return l`
    <form class="closing" onSubmit=${c} onKeyDown=${u=>u.key==="Escape"&&a()}>
      <fieldset class="closing__reasons">
        <legend class="closing__title">${s("close.reason")}</legend>
        ${Ac.map((u,f)=>l`<label key=${u} class="radio">
              <input
                type="radio"
                name="reason"
                value=${u}
                checked=${o===u}
                ref=${f===0?r:void 0}
                onChange=${()=>i(u)}
                onKeyDown=${p=>p.key==="Enter"&&c(p)}
              />
              <span>${s(`close.${u}`)}</span>
            </label>`)}
      </fieldset>
      <p class="closing__lead">${s((d=e.flags)!=null&&d.any?"close.lead_kept":"close.lead")}</p>
      <div class="closing__deeds">
        <button type="submit" class="button">${s("talk.close")}</button>
        <button type="button" class="button button--plain" onClick=${a}>${s("close.keep")}</button>
      </div>
    </form>
  `}function le({app:n,flags:e,opened:t}){let{say:s}=n,o=S(null),[i,r]=v(!1),[a,c]=v("");O(()=>{var u;return(u=o.current)==null?void 0:u.focus()},[]);let d=async u=>{var p;if(u.preventDefault(),i||!((p=o.current)!=null&&p.value))return;r(!0);let f=await e.world.unlock(o.current.value);if(r(!1),f!=="open")return c(f);o.current.value="",t()};return l`
    <div class="unlock">
      <label for="unlock-passphrase">${s("keep.locked")}</label>
      <input
        id="unlock-passphrase"
        class="box"
        type="password"
        autocomplete="current-password"
        spellcheck=${!1}
        ref=${o}
        onKeyDown=${u=>u.key==="Enter"&&d(u)}
      />
      <p class="closing__fault" role="alert">${a&&s(Je(a))}</p>
      <button type="button" class="button" aria-disabled=${i} onClick=${d}>${s(i?"keep.unlocking":"keep.unlock")}</button>
    </div>
  `}function Gi({app:n,conversation:e}){let{say:t}=n,s=S(null),o=e.flags,i=()=>n.go({keeping:null});O(()=>{var a;o==null||o.learn(),(a=s.current)==null||a.focus()},[]);let r=(o==null?void 0:o.grounds)??null;return l`
    <section
      class="closing keeping"
      aria-labelledby="keeping-title"
      tabindex="-1"
      ref=${s}
      onKeyDown=${a=>a.key==="Escape"&&i()}
    >
      <h3 class="closing__title" id="keeping-title">${t("keep.title")}</h3>
      ${o&&r&&r!=="failed"&&r.may_keep?l`<${Cc} app=${n} conversation=${e} flags=${o} grounds=${r} leave=${i} />`:l`<${Ec} app=${n} grounds=${r} again=${()=>o==null?void 0:o.learn()} leave=${i} />`}
    </section>
  `}function Ec({app:n,grounds:e,again:t,leave:s}){let{say:o}=n;return l`
    <p role="status">${o(e===null?"keep.loading":e==="failed"?"keep.failed":"keep.off")}</p>
    ${e!==null&&e!=="failed"&&l`<p>${o(e.may_note?"keep.off_note":"keep.off_alone")}</p>`}
    <div class="closing__deeds">
      ${e==="failed"&&l`<button type="button" class="button" onClick=${t}>${o("keep.retry")}</button>`}
      <button type="button" class="button button--plain" onClick=${s}>${o("keep.not_now")}</button>
    </div>
  `}function Cc({app:n,conversation:e,flags:t,grounds:s,leave:o}){let{say:i}=n,[r,a]=v(null),[c,d]=v(!1),[u,f]=v(""),p=async()=>{if(c||!r)return f(r?u:"keep.choose");d(!0),f("");let h=await t.raise(r);if(d(!1),h==="kept")return o();f(h==="locked"?"locked":h)};return l`
    <p class="closing__lead">${i("keep.lead")}</p>
    <form onSubmit=${h=>(h.preventDefault(),p())}>
      <fieldset class="keeping__reasons">
        <legend class="keeping__legend">${i("keep.ground")}</legend>
        ${s.grounds.map(h=>l`<${Mc} key=${h.id} app=${n} flags=${t} ground=${h} chosen=${r} choose=${a} />`)}
      </fieldset>
      ${r&&l`<${Rc} app=${n} conversation=${e} ground=${r} grounds=${s} />`}
      <p class="closing__fault" role="alert">
        ${u&&u!=="locked"&&l`<${g} name="warn" />`}${u&&u!=="locked"&&i(u==="keep.choose"?u:Je(u))}
      </p>
      ${u==="locked"?l`<${le} app=${n} flags=${t} opened=${p} />`:null}
      <div class="closing__deeds">
        ${u!=="locked"&&l`<button type="submit" class="button" aria-disabled=${c}>${i(c?"keep.going":"keep.go")}</button>`}
        <button type="button" class="button button--plain" onClick=${o}>${i("keep.not_now")}</button>
      </div>
    </form>
  `}function Mc({app:n,flags:e,ground:t,chosen:s,choose:o}){let i=e.isKept(t);return l`
    <label class="radio">
      <input type="radio" name="ground" value=${t.id} checked=${(s==null?void 0:s.id)===t.id} disabled=${i} onChange=${()=>o(t)} />
      <span>${t.title}${i&&l` <span class="quietly">${n.say("keep.already")}</span>`}</span>
    </label>
  `}function Rc({app:n,conversation:e,ground:t,grounds:s}){let{say:o}=n,i=e.partners.find(({role:c})=>c!=="supervisor"),r=S(null);O(()=>{var c;return(c=r.current)==null?void 0:c.scrollIntoView({block:"nearest"})},[t.id]);let a=t.is_quiet?"keep.who_quiet":t.asks_second?i?"keep.who_second":"keep.who_nobody":"keep.who_lead";return l`
    <div class="keeping__means" aria-live="polite" ref=${r}>
      <p><q>${t.plain}</q></p>
      <ul>
        <li>${o(a,{name:(i==null?void 0:i.name)??""})}</li>
        <li>${o("keep.how_long",{first:os(n,s.provisional_days),days:os(n,t.days),most:os(n,t.hard_max_days)})}</li>
        ${t.told?l`<li>
                ${o("keep.told")} <q lang=${e.room.language} dir="auto">${t.told}</q>
              </li>`:l`<li>${o("keep.not_told")} ${t.why_told}</li>`}
      </ul>
    </div>
  `}var Bi=365;function os({say:n},e){return e%Bi===0?n("keep.years",{count:e/Bi}):n("keep.days",{count:e})}var Lc=["unreachable","nothing_can_be_kept","not_enrolled","list_is_old","cannot_check","already_there","not_found","sign_in_again","record_is_full","too_large","cannot_seal","wrong_passphrase"],Je=n=>`unkept.${Lc.includes(n)?n:"trouble"}`;function Ui({app:n,conversation:e}){let t=e.flags;return t?l`
    <div class="kept" role="status">${t.list.map(s=>l`<${jc} key=${s.record} app=${n} flags=${t} kept=${s} />`)}</div>
    ${t.list.map(s=>{var o;return((o=s.flag)==null?void 0:o.asked)&&l`<${Pc} key=${s.record} app=${n} flags=${t} kept=${s} />`})}
  `:null}function jc({app:n,flags:e,kept:t}){let{say:s}=n,{flag:o}=t;if(!o)return null;let i=e.groundOf(o.ground),r={name:o.name,ground:(i==null?void 0:i.title)??""};return l`
    <div class="kept__one">
      <p class="kept__title">
        <${g} name="leaf" /><strong>${s(o.asked?"kept.asked":o.answer==="yes"?"kept.kept":"kept.for_now",r)}</strong> ${r.ground}
      </p>
      ${o.asked&&i&&l`<p class="kept__aside"><q>${i.plain}</q></p>`} ${o.asked&&l`<p>${s("kept.asked_means")}</p>`}
      ${o.asked&&l`<p>${Fc(n,t)}</p>`}
      ${!o.asked&&l`<p class="kept__aside">${s(Wc(t,i))}</p>`}
      ${o.mine&&!o.told&&l`<p class="kept__aside">${s("kept.not_told")}</p>`}
    </div>
  `}function Wc({flag:n},e){return(n==null?void 0:n.answer)==="yes"?"kept.by_two":(n==null?void 0:n.answer)==="no"?"kept.said_no":e!=null&&e.is_quiet?"kept.quiet":e&&!e.asks_second?"kept.lead_decides":n!=null&&n.mine?"kept.second_asked":"kept.second_decides"}function Fc({say:n},{checked:e,isUnreadable:t}){if(t)return n("kept.unreadable");if(!e)return n("kept.checking");let{added:s,left_out:o,before_me:i}=e,r=[];return s>0&&r.push(n("kept.added",{count:s})),o>0&&r.push(n("kept.left_out",{count:o})),r.length===0&&r.push(n("kept.agrees")),i>0&&r.push(n("kept.before_me",{count:i})),r.join(" ")}function Pc({app:n,flags:e,kept:t}){var r;let{say:s}=n,o=t.checked!==null&&!t.isAnswering,i=((r=t.flag)==null?void 0:r.name)??"";return l`
    <div class="kept__answer" role="group" aria-label=${s("kept.question",{name:i})}>
      <p class="closing__fault" role="alert">${t.trouble&&t.trouble!=="locked"&&s(Je(t.trouble))}</p>
      ${t.trouble==="locked"&&l`<${le} app=${n} flags=${e} opened=${()=>t.confirm()} />`}
      <div class="closing__deeds">
        ${t.trouble!=="locked"&&l`<button type="button" class="button" aria-disabled=${!o} onClick=${()=>o&&t.confirm()}>${s("kept.yes")}</button>`}
        <button type="button" class="button button--plain" aria-disabled=${t.isAnswering} onClick=${()=>t.sayNo()}>${s("kept.no")}</button>
      </div>
    </div>
  `}var Yi=5,qi=10;function Zi({app:n,conversation:e,isHard:t}){var d;let{desk:s,say:o,settings:i}=n,r=t||e.wasHeavy,a=u=>()=>{n.go({breather:{minutes:u,until:n.now().getTime()+u*6e4},tab:"conversation"}),s.takeBreak("breather"),s.putAway(e.id)},c=l`<button type="button" class="button ${r?"button--plain":""}" onClick=${()=>s.putAway(e.id)}>
    ${o("over.done")}
  </button>`;return((d=s.me)==null?void 0:d.status)!=="online"?l`<div class="over__deeds">${c}</div>`:l`
    <p class="over__offer" role="status">${o(r?"over.breather_offer_hard":"over.breather_offer")}</p>
    <div class="over__deeds">
      <button type="button" class="button ${r?"":"button--plain"}" onClick=${a(Yi)}>
        <${g} name="cup" />${o("over.breather",{count:Yi})}
      </button>
      ${r&&l`<button type="button" class="button button--plain" onClick=${a(qi)}>${o("over.breather_long",{count:qi})}</button>`} ${c}
    </div>
    ${!r&&l`<button type="button" class="link-button" onClick=${()=>n.act("heavy")}>
        ${o("over.heavy")} ${i.keys.heavy&&l`<kbd>${i.keys.heavy}</kbd>`}
      </button>`}
  `}function Vi({app:n}){let{desk:e,say:t}=n;return l`
    <div class="quiet breather">
      <span class="over__leaf"><${g} name="cup" /></span>
      <h2 class="quiet__title">${t("breather.title")}</h2>
      <p class="quiet__lead" role="status">${is(n)}</p>
      <p class="quiet__lead">${t(e.truth.on_call?"breather.talk":"breather.talk_partner",e.truth.on_call??{})}</p>
    </div>
  `}function is(n){let{ui:e,say:t,now:s}=n;if(!e.breather)return"";let o=Math.ceil((e.breather.until-s().getTime())/6e4);return o>0?t("breather.left",{count:o}):t("breather.over",{count:e.breather.minutes})}function Ie({app:n,id:e,label:t,hint:s,value:o,most:i,rows:r=2,first:a,write:c}){let d=lt(o),u=[s&&`${e}-hint`,d.length>0&&`${e}-found`].filter(Boolean).join(" ");return l`
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
        aria-describedby=${u||void 0}
        onInput=${f=>c(f.target.value)}
      ></textarea>
      <p class="acting__found" id=${`${e}-found`} role="status">
        ${d.length>0&&l`<${g} name="warn" />${n.say("guard.found",{what:Hc(n,o,d)})}`}
      </p>
    </div>
  `}function Hc({say:n,language:e},t,s){return new Intl.ListFormat(e).format(s.map(({kind:i,start:r,end:a})=>n("guard.one",{words:t.slice(r,a),kind:n(`guard.${i}`)})))}function rs({app:n,conversation:e}){let{say:t,acting:s}=n,{concern:o}=e,i=S(null);O(()=>{var h;return(h=i.current)==null?void 0:h.focus()},[]);let r=s.of(e.room.project),a=h=>(r==null?void 0:r.leads[h])??h,c=()=>n.go({concern:null});if(o.readers)return l`<${Dc} app=${n} names=${o.readers} close=${()=>(o.drop(),c())} />`;let d=()=>o.send(a),u=h=>(h.preventDefault(),d()),f=o.fault==="locked",p=Object.values((r==null?void 0:r.leads)??{});return l`
    <form class="acting" onSubmit=${u} onKeyDown=${h=>h.key==="Escape"&&c()} aria-labelledby="concern-title">
      <h3 class="acting__title" id="concern-title"><${g} name="pen" />${t("concern.title")}</h3>
      <p>${p.length>0?t("concern.lead",{names:Qi(n,p),project:e.room.project_name}):zi(n,e)}</p>
      ${At.map((h,m)=>{var _;return l`<${Ie}
          key=${h}
          app=${n}
          id=${`concern-${h}`}
          label=${t(`concern.${h}`)}
          hint=${t(`concern.${h}_hint`)}
          value=${((_=o.draft)==null?void 0:_[h])??""}
          most=${wo}
          first=${m===0?i:void 0}
          write=${k=>{o.begin()[h]=k,n.go({})}}
        />`})}
      <p class="acting__fault" role="alert">${o.fault&&l`<${g} name="warn" />`}${o.fault&&Kc(n,e)}</p>
      ${f&&l`<${le} app=${n} flags=${e.flags} opened=${d} />`}
      <div class="acting__deeds">
        ${!f&&l`<button type="submit" class="button" aria-disabled=${o.isGoing}>${t(o.isGoing?"concern.going":"concern.send")}</button>`}
        <button type="button" class="button button--plain" onClick=${c}>${t("concern.not_now")}</button>
      </div>
    </form>
  `}function Dc({app:n,names:e,close:t}){let s=S(null);return O(()=>{var o;return(o=s.current)==null?void 0:o.focus()},[]),l`<div class="acting">
    <p class="acting__done" role="status"><${g} name="tick" />${n.say("concern.written",{names:Qi(n,e)})}</p>
    <p>${n.say("concern.written_more")}</p>
    <div class="acting__deeds"><button type="button" class="button" ref=${s} onClick=${t}>${n.say("concern.close")}</button></div>
  </div>`}function Ji({app:n,conversation:e}){var a;let{say:t,ui:s,acting:o}=n;if(s.concern===e.id)return l`<${rs} app=${n} conversation=${e} />`;let i=((a=o.facts)==null?void 0:a.note_minutes)??30;return(e.endedAt?n.now().getTime()-e.endedAt.getTime():1/0)>i*6e4?null:l`<div class="over__concern">
    <p>${t("concern.after",{count:i})}</p>
    <button type="button" class="button button--plain" onClick=${()=>n.act("concern")}>${t("concern.write")}</button>
  </div>`}function Kc(n,e){return e.concern.fault==="no_leads"?zi(n,e):n.say(`concern.fault_${e.concern.fault}`)}function zi({say:n,acting:e,desk:t},s){let o=e.of(s.room.project),i=(o==null?void 0:o.lead)??(o==null?void 0:o.on_call)??t.truth.on_call;return i?n("concern.no_leads",{name:i.name,phone:i.phone}):n("concern.no_leads_no_phone")}var Qi=({language:n},e)=>new Intl.ListFormat(n).format(e);function er({app:n}){var d;let{acting:e,desk:t,say:s}=n,o=S(null);O(()=>{var u;return(u=o.current)==null?void 0:u.focus()},[]);let i=t.open,r=e.of(i==null?void 0:i.room.project),a=(d=e.facts)==null?void 0:d.card,c=()=>n.go({danger:!1});return l`
    <section class="acting danger" aria-labelledby="danger-title" onKeyDown=${u=>u.key==="Escape"&&c()}>
      <div class="acting__head">
        <h2 class="acting__title" id="danger-title" tabindex="-1" ref=${o}><${g} name="help" />${(a==null?void 0:a.title)??s("danger.title")}</h2>
        <button type="button" class="button button--plain button--small" onClick=${c}>${s("danger.close")}</button>
      </div>
      <${Bc} app=${n} here=${r} />
      ${!a&&l`<p role="status">${s("danger.not_there")}</p>`}
      ${a&&l`<p class="danger__first"><strong>${a.first}</strong> ${a.no_place}</p>
          <p>${a.agree} ${a.nobody_answers}</p>
          <${pn} title=${s("danger.ask")} lines=${a.ask} isInOrder=${!0} />
          ${i&&!i.ended&&l`<${Gc} app=${n} conversation=${i} here=${r} />`}
          <div class="danger__two">
            <${pn} title=${s("danger.say")} lines=${a.say} />
            <${pn} title=${s("danger.never_say")} lines=${a.never_say} />
          </div>
          <${pn} title=${s("danger.hand_over")} lines=${a.hand_over} isInOrder=${!0} />`}
      ${i&&l`<button type="button" class="button button--small" onClick=${()=>n.act("concern")}><${g} name="pen" />${s("concern.write")}</button>`}
    </section>
  `}function Bc({app:n,here:e}){let{desk:t,say:s}=n,o=(e==null?void 0:e.on_call)??t.truth.on_call,i=e==null?void 0:e.numbers;return l`
    <ul class="danger__phones">
      ${i&&l`<li>
          <a class="danger__phone" href=${`tel:${i.number}`}><${g} name="phone" />${i.number}</a>
          <span>${[s("danger.emergency"),i.also&&s("danger.also",{number:i.also})].filter(Boolean).join(" ")}</span>
        </li>`}
      ${o&&l`<${Xi} who=${o} what=${s("danger.supervisor")} />`}
      ${(e==null?void 0:e.lead)&&l`<${Xi} who=${e.lead} what=${s("danger.lead")} />`}
    </ul>
    ${(i==null?void 0:i.silent_mobile)&&l`<p class="acting__hint">${s("danger.silent",{number:i.number,press:i.silent_mobile})}</p>`}
  `}function Xi({who:n,what:e}){return l`<li>
    <a class="danger__phone" href=${`tel:${n.phone.replace(/[^+0-9]/g,"")}`}><${g} name="phone" />${n.phone}</a>
    <span><span dir="auto">${n.name}</span>, ${e}</span>
  </li>`}function pn({title:n,lines:e,isInOrder:t=!1}){let s=t?"ol":"ul";return l`<div class="danger__part"><h3>${n}</h3><${s}>${e.map(o=>l`<li key=${o}>${o}</li>`)}</${s}></div>`}function Gc({app:n,conversation:e,here:t}){var c;let{acting:s,say:o,language:i}=n,r=s.ready(t,e.room.language),a=({id:d,title:u,text:f,checked:p})=>()=>{let h=e.room.language;e.placing.add({id:`${h}/danger-${d}`,title:u,language:h,words:f,reviewed:p,translation_of:p?null:d}),n.go({danger:!1,wish:"reply",tab:"conversation"})};return l`
    <div class="danger__part">
      <h3>${o("danger.for_visitor",{language:E(e.room.language,i)})}</h3>
      <p class="acting__hint">${o(e.isFirst?"danger.places":"danger.not_first",{name:((c=e.writer)==null?void 0:c.name)??""})}</p>
      <ul class="danger__ready">
        ${r.map(d=>l`<li key=${d.id}>
            <button type="button" class="danger__place" disabled=${!e.isFirst} onClick=${a(d)}>
              <strong>${d.title}</strong> <span dir="auto" translate="no">${d.text}</span>
              ${!d.checked&&l`<em>${o("danger.unchecked")}</em>`}
            </button>
          </li>`)}
      </ul>
    </div>
  `}function tr({app:n,conversation:e}){let{say:t,language:s}=n,{card:o,isNew:i}=e.handover;if(!o||n.ui.handover===e.id)return null;let r=()=>{e.handover.isNew=!1,n.go({})};return l`
    <details class="card-slip" open=${i}>
      <summary class="card-slip__title">
        <${g} name="book" />${t("handover.title")}
        <span class="card-slip__by">${t("handover.by",{name:o.by,when:oe(o.at,s)})}</span>
      </summary>
      <dl class="card-slip__words" tabindex="0">
        ${Be.filter(a=>o[a]).map(a=>l`<div key=${a}>
            <dt>${t(`handover.${a}`)}</dt>
            <dd dir="auto" translate="no">${o[a]}</dd>
          </div>`)}
      </dl>
      ${i&&l`<button type="button" class="button button--confer button--small" onClick=${r}>${t("handover.read")}</button>`}
    </details>
  `}function nr({app:n,conversation:e}){let{desk:t,say:s,ui:o}=n,{handover:i}=e,[r,a]=v(!1),c=S(null);O(()=>{var p;return(p=c.current)==null?void 0:p.focus()},[]);let d=()=>n.go({handover:null,leaving:!1}),u=async p=>{if(p.preventDefault(),r)return;a(!0),(i.isEmpty?o.leaving:await i.send())&&(!o.leaving||await t.handOver(e.id))&&d(),a(!1)},f=e.held.confer&&s(`handover.${e.held.confer==="no_partner"?"nobody":"not_sent"}`);return l`
    <form class="slip" onSubmit=${u} onKeyDown=${p=>p.key==="Escape"&&d()}>
      <h3 class="confer__title"><${g} name="book" />${s("handover.title")}</h3>
      <p class="confer__hint">${s(o.leaving?"handover.lead_leaving":"handover.lead")}</p>
      ${Be.map((p,h)=>l`<${Uc} key=${p} app=${n} conversation=${e} field=${p} first=${h===0?c:void 0} />`)}
      <p class="confer__fault" role="alert">${f&&l`<${g} name="warn" />`}${f}</p>
      <div class="slip__deeds">
        <button type="submit" class="button button--confer" aria-disabled=${r}>${s(o.leaving?"handover.go":"handover.save")}</button>
        <button type="button" class="button button--plain" onClick=${d}>${s("handover.not_now")}</button>
      </div>
    </form>
  `}function Uc({app:n,conversation:e,field:t,first:s}){let{say:o}=n,i=e.handover.draft,r=a=>{i&&(i[t]=a.target.value),n.go({})};return l`
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
  `}function sr({app:n,conversation:e}){let{desk:t,say:s}=n,{id:o,room:i}=e,r=i.role==="supervisor",a=c=>d=>{var u;(u=d.currentTarget.closest("details"))==null||u.removeAttribute("open"),c()};return l`
    <details class="more" onToggle=${()=>{var c;return(c=e.flags)==null?void 0:c.learn()}}>
      <summary class="button button--plain button--small">${s("talk.more")}</summary>
      <div class="menu menu--more">
        <button type="button" class="menu__item" aria-describedby="card-hint" onClick=${a(()=>n.act("handover"))}>${s("handover.title")}</button>
        <p class="menu__hint" id="card-hint">${s("handover.hint")}</p>
        <button type="button" class="menu__item" aria-describedby="concern-hint" onClick=${a(()=>n.act("concern"))}>${s("concern.title")}</button>
        <p class="menu__hint" id="concern-hint">${s("concern.hint")}</p>
        ${e.isFirst&&l`<button type="button" class="menu__item" aria-describedby="slip-hint" onClick=${a(()=>n.act("slip"))}>${s("slip.title")}</button>
            <p class="menu__hint" id="slip-hint">${s("slip.hint")}</p>`}
        ${!r&&l`<${Yc} app=${n} conversation=${e} pick=${a} />
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
  `}function Yc({app:n,conversation:e,pick:t}){var i;let{say:s}=n,o=(i=e.flags)==null?void 0:i.grounds;return o&&o!=="failed"&&!o.may_keep?l`<p class="menu__hint">${s("keep.off")} ${s(o.may_note?"keep.off_note":"keep.off_alone")}</p>`:l`
    <button type="button" class="menu__item" aria-describedby="keep-hint" onClick=${t(()=>n.act("keep"))}>${s("keep.title")}</button>
    <p class="menu__hint" id="keep-hint">${s("keep.hint")}</p>
  `}function or({app:n}){let{desk:e,say:t}=n,s=e.truth.called??[];if(s.length===0)return null;let o=i=>()=>{n.go({tab:"conversation"}),e.comeIn(i)};return l`
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
  `}function mn({app:n,conversation:e}){let{slip:t}=e;return n.ui.slip===e.id&&t.stage==="writing"?l`<${zc} app=${n} conversation=${e} />`:t.stage===null||t.stage==="writing"?null:l`<${Qc} app=${n} conversation=${e} />`}function zc({app:n,conversation:e}){var f;let{say:t,acting:s}=n,{slip:o}=e,i=S(null);O(()=>{var p;return(p=i.current)==null?void 0:p.focus()},[]);let r=((f=s.facts)==null?void 0:f.slip_days)??7,a=()=>(o.close(),n.go({slip:null})),c=p=>h=>(p(h),o.fault=null,n.go({})),d=p=>(p.preventDefault(),o.ask(r)),u=()=>(o.draft.lines.push(""),n.go({}));return l`
    <form class="acting" onSubmit=${d} aria-labelledby="slip-title">
      <h3 class="acting__title" id="slip-title"><${g} name="slip" />${t("slip.title")}</h3>
      <p>${t("slip.lead",{days:r})}</p>
      <${Ie} app=${n} id="slip-recipient" label=${t("slip.recipient")} hint=${t("slip.recipient_hint")} value=${o.draft.recipient} most=${120}
        rows=${1} first=${i} write=${c(p=>o.draft.recipient=p)} />
      <${Ie} app=${n} id="slip-purpose" label=${t("slip.purpose")} value=${o.draft.purpose} most=${300} rows=${1}
        write=${c(p=>o.draft.purpose=p)} />
      ${o.draft.lines.map((p,h)=>l`<${Ie} key=${h} app=${n} id=${`slip-line-${h}`} label=${t("slip.line",{count:h+1})} hint=${h===0?t("slip.line_hint"):void 0}
          value=${p} most=${400} write=${c(m=>o.draft.lines[h]=m)} />`)}
      ${o.draft.lines.length<12&&l`<button type="button" class="button button--plain button--small acting__add" onClick=${u}>${t("slip.add_line")}</button>`}
      <p class="acting__fault" role="alert">${o.fault&&l`<${g} name="warn" />`}${o.fault&&t(`slip.fault_${o.fault}`)}</p>
      <div class="acting__deeds">
        <button type="submit" class="button" aria-disabled=${o.isGoing}>${t("slip.ask")}</button>
        <button type="button" class="button button--plain" onClick=${a}>${t("slip.drop")}</button>
      </div>
    </form>
  `}function Qc({app:n,conversation:e}){var r;let{say:t}=n,{slip:s}=e,o=()=>(s.close(),n.go({slip:null})),i=((r=n.acting.facts)==null?void 0:r.slip_days)??7;return l`
    <div class="acting acting--state">
      <p role="status"><${g} name=${s.stage==="stored"?"tick":"slip"} />${t(`slip.${s.isGoing?"sealing":s.stage}`,{days:i})}</p>
      <p class="acting__fault" role="alert">${s.fault&&l`<${g} name="warn" />`}${s.fault&&t(`slip.fault_${s.fault}`)}</p>
      ${s.fault==="locked"&&l`<${le} app=${n} flags=${e.flags} opened=${()=>s.store()} />`}
      <div class="acting__deeds">
        ${s.stage==="asked"&&l`<button type="button" class="button button--plain button--small" onClick=${()=>s.withdraw()}>${t("slip.withdraw")}</button>`}
        ${s.stage==="agreed"&&!s.isGoing&&l`${s.fault!=="locked"&&l`<button type="button" class="button button--small" onClick=${()=>s.store()}>${t("slip.again")}</button>`}
            <button type="button" class="button button--plain button--small" onClick=${()=>s.giveUp()}>${t("slip.give_up")}</button>`}
        ${s.stage==="stored"&&l`<a class="button button--plain button--small" href="/records/slips" target="_blank" rel="noopener">${t("slip.take")}</a>`}
        ${(s.stage==="stored"||s.stage==="no")&&l`<button type="button" class="button button--plain button--small" onClick=${o}>${t("slip.close")}</button>`}
      </div>
    </div>
  `}function Xc({wasKept:n,concern:e,slip:t},s){return n?"over.kept":e.wasWritten||t.stage==="stored"?"over.noted":s?"over.forgotten":"over.not_said"}var eu=new Set(["stepped_out","replaced","someone_else","returned_to_queue"]);function ir({app:n,conversation:e}){let{say:t}=n,{why:s,forgotten:o}=e.ended??{why:"line_lost",forgotten:!1},i=s==="abusive"||s==="left_quickly"||s==="second_holder"||e.wasKept,[r,a]=v(!1);return M(()=>{let c=setTimeout(()=>a(!0),50);return()=>clearTimeout(c)},[]),l`
    <div class="over">
      <div class="over__card" role="status">
        <span class="over__leaf"><${g} name="leaf" /></span>
        ${r&&l`<h2 class="over__title">${t(eu.has(s)?`stepped_out.${s}`:`over.${s}`)}</h2>
          <p class="over__kept">${t(Xc(e,o))}</p>`}
      </div>
      ${e.cutOff&&l`<label class="over__cut-off">
        <span>${t("over.cut_off")}</span>
        <textarea readonly rows="3" translate=${!1} spellcheck=${!1}>${e.cutOff}</textarea>
      </label>`}
      <${mn} app=${n} conversation=${e} />
      <${Ji} app=${n} conversation=${e} />
      <${Zi} app=${n} conversation=${e} isHard=${i} />
    </div>
  `}function rr({app:n}){var o;let{desk:e,say:t}=n,s=e.open;return l`
    <section class="pane pane--centre" aria-label=${t("desk.centre_pane")}>
      ${n.ui.danger&&l`<${er} app=${n} />`}
      ${!s&&l`<${n.ui.breather&&((o=e.me)==null?void 0:o.status)==="break"?Vi:cu} app=${n} />`}
      ${(s==null?void 0:s.ended)&&l`<${ir} key=${s.id} app=${n} conversation=${s} />`}
      ${s&&!s.ended&&l`<${tu} key=${s.id} app=${n} conversation=${s} />`}
    </section>
  `}function tu({app:n,conversation:e}){var r,a;let{say:t}=n,{room:s}=e,o=((r=e.writer)==null?void 0:r.name)??"",i=e.isFirst?t("talk.nothing_yet",{name:((a=n.desk.me)==null?void 0:a.name)??""}):t("talk.nothing_yet_second",{name:o});return l`
    <div class="talk talk--${s.state}">
      <${su} app=${n} conversation=${e} />
      ${n.ui.closing===e.id&&l`<${Ki} app=${n} conversation=${e} />`}
      ${n.ui.keeping===e.id&&l`<${Gi} app=${n} conversation=${e} />`}
      <div class="talk__main">
        <${ru} app=${n} conversation=${e} />
        <${Ui} app=${n} conversation=${e} />
        ${n.ui.handover===e.id&&l`<${nr} app=${n} conversation=${e} />`}
        ${n.ui.concern===e.id&&l`<${rs} app=${n} conversation=${e} />`}
        <${mn} app=${n} conversation=${e} />
        <${tr} app=${n} conversation=${e} />
        ${e.confersOnly?l`<p class="lines__empty">${t("talk.confers_only")}</p>`:l`<${nu} app=${n} conversation=${e} empty=${i} />`}
      </div>
      <${Di} app=${n} conversation=${e} />
    </div>
  `}function nu({app:n,conversation:e,empty:t}){return l`
    <${fn} app=${n} conversation=${e} channel="room" label=${n.say("talk.log")} empty=${t} />
    <${lu} app=${n} conversation=${e} />
    <${Hi} app=${n} conversation=${e} />
  `}function su({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,id:r}=e,a=e.isFirst&&e.partners.some(c=>c.here&&c.role!=="supervisor");return l`
    <header class="head">
      <div class="head__text">
        <h2 class="head__title">
          ${i.project_name}
          <span class="head__language">${s("talk.language",{language:E(i.language,o)})}</span>
        </h2>
        <p class="head__state">
          <span class="state state--${e.state}" role="status"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${e.state}`)}</span
          >
          ${i.workers.map(c=>l`<${iu} key=${c.slot} app=${n} worker=${c} />`)}
          <${ou} app=${n} conversation=${e} />
        </p>
      </div>
      <div class="head__deeds">
        ${a&&l`<button type="button" class="button button--plain button--small" onClick=${()=>n.act("take_over")}>
            ${s("talk.hand_pen")}
          </button>`}
        <button type="button" class="button button--plain button--small" aria-pressed=${n.ui.danger} onClick=${()=>n.act("danger")}>
          <${g} name="help" />${s("danger.open")}
        </button>
        <${sr} app=${n} conversation=${e} />
        ${n.ui.closing!==r&&l`<button type="button" class="button button--plain button--small" onClick=${()=>n.act("close")}>${s("talk.close")}</button>`}
      </div>
    </header>
  `}function ou({app:n,conversation:{whoIsWho:e}}){let{say:t}=n,s=e.hasFailed?"":e.passedThere?e.areGood?"keys.both":"keys.page":e.areGood?"keys.here":"";return s&&l`<span class="who who__place" title=${t("keys.why")}>${t(s)}</span>`}function iu({app:n,worker:e}){let{say:t}=n,s=e.here?e.role==="first"?e.me?"talk.you_write":"talk.writes":e.role==="second"?"talk.second":e.confers_only?e.me?"talk.you_confer":"talk.confers":e.me?"talk.you_look_on":"talk.looks_on":"talk.away";return l`<span class="who ${e.role==="first"?"who--first":""} ${e.here?"":"who--away"}">
    ${e.role==="first"&&e.here&&l`<${g} name="pen" />`}
    <span dir="auto">${e.me?t("talk.you"):e.name}</span> <span class="who__place">${t(s)}</span>
  </span>`}function ru({app:n,conversation:e}){let{say:t}=n;return l`
    <div class="notes" role="status">
      ${au(e).map(({key:s,tone:o,values:i})=>l`<p key=${s} class="note note--${o}">
            <${g} name=${o==="alert"?"warn":o==="calm"?"leaf":"clock"} />${t(s,i)}
          </p>`)}
    </div>
  `}function au({room:n,refusedKey:e,signal:t,partners:s,whoIsWho:o}){let i=s.find(a=>!a.here),r=[];e&&r.push({key:"talk.refused_key",tone:"alert"});for(let a of o.named("failed"))r.push({key:"keys.failed",tone:"alert",values:{name:a}});for(let a of o.named("missing"))r.push({key:"keys.missing",tone:"wait",values:{name:a}});return n.log_full&&r.push({key:"note.log_full",tone:"alert"}),(n.state==="waiting"||n.state==="arriving")&&r.push({key:"note.waiting",tone:"wait"}),n.state==="alone"&&r.push(i?{key:"note.alone_partner",tone:"alert",values:{name:i.name}}:{key:"note.alone",tone:"alert"}),n.state==="interrupted"&&r.push({key:"note.interrupted",tone:"wait"}),n.supervisor_asked&&r.push({key:`note.asked_${n.supervisor_asked}`,tone:"wait"}),t&&r.push({key:`note.${t}`,tone:"calm"}),r}function lu({app:n,conversation:e}){let{say:t}=n,s=n.now().getTime(),i=[...e.typing].filter(([,r])=>r>s).map(([r])=>r).map(r=>r===0?t("talk.visitor_types"):t("talk.types",{name:e.nameOf(r)}));return l`<p class="typing" aria-hidden="true">${i.join(" ")}</p>`}function cu({app:n}){var a;let{desk:e,say:t,settings:s}=n,o=e.truth.waiting.some(c=>c.mine_to_take),i=((a=e.me)==null?void 0:a.status)==="online",r=[[s.keys.take,"empty.key_take"],["/","empty.key_answers"],[s.keys.confer,"empty.key_confer"],[s.keys.keys,"empty.key_keys"]];return l`
    <div class="quiet">
      <span class="quiet__umbrella"><${g} name="umbrella" /></span>
      <h2 class="quiet__title">${t(o?"empty.title_waiting":"empty.title")}</h2>
      <p class="quiet__lead">${t(o?"empty.lead_waiting":i?"empty.lead":"empty.lead_off")}</p>
      <dl class="quiet__keys">
        ${r.filter(([c])=>c).map(([c,d])=>l`<div key=${d} class="quiet__row">
                <dt><kbd>${c}</kbd></dt>
                <dd>${t(d)}</dd>
              </div>`)}
      </dl>
      ${!o&&i&&l`<p class="quiet__ask">${t("empty.ask")}</p>`}
    </div>
  `}function ar({app:n}){let{desk:e,say:t}=n,s=[...e.conversations.values()].filter(({ended:o})=>!o);return l`
    <section class="strip strip--break ending" aria-label=${t("ending.title")}>
      <p class="ending__lead" role="status"><${g} name="moon" />${t(s.length>0?"ending.lead":"finishing.banner")}</p>
      <button type="button" class="button button--small button--plain" onClick=${()=>e.comeBack()}>${t("finishing.stay")}</button>
      <ul class="ending__list">
        ${s.map(o=>l`<${uu} key=${o.id} app=${n} conversation=${o} />`)}
      </ul>
    </section>
  `}function uu({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,id:r}=e,a=d=>()=>{t.show(r),"handover"in d&&e.handover.begin(E(i.language,o)),n.go({tab:"conversation",handover:null,closing:null,leaving:!1,...d})},c=`${i.project_name}, ${E(i.language,o)}`;return l`
    <li class="ending__one">
      <span class="ending__name">${c}</span>
      ${i.role!=="supervisor"&&l`<button type="button" class="button button--small" onClick=${a({handover:r,leaving:!0})}>
            ${s("ending.hand_over")}<span class="unseen"> (${c})</span>
          </button>
          <button type="button" class="button button--small button--plain" onClick=${a({closing:r})}>
            ${s("ending.close")}<span class="unseen"> (${c})</span>
          </button>`}
    </li>
  `}function lr(n,e){let t=n.filter(({by_hand_until:r})=>r&&new Date(r)>e),s=new Set(t.map(({by_hand_until:r})=>r)),o=t.length===n.length&&s.size===1,i=o?"by_hand.all":"by_hand.one";return(o?t.slice(0,1):t).map(({project_name:r,by_hand_until:a})=>({key:i,name:r,until:a??""}))}var du=["breather","food","call","other"];function cr({app:n}){let{desk:e,say:t,settings:s}=n;return l`
    <header class="top">
      <h1 class="top__name">
        <span class="top__umbrella"><${g} name="umbrella" /></span>${n.title}
      </h1>
      <${hu} app=${n} />
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
        ${e.me&&l`<${fu} app=${n} />`}
      </div>
    </header>
    <${gu} app=${n} />
    <${_u} app=${n} />
    ${e.me&&l`<${mu} app=${n} />`}
  `}function hu({app:n}){let{desk:e,say:t}=n;return!e.me||e.truth.projects.length===0?null:l`
    <ul class="top__projects" aria-label=${t("projects.title")}>
      ${e.truth.projects.map(s=>l`
          <li key=${s.project} class="state state--${s.state}">
            <span class="state__mark" aria-hidden="true"></span><span class="top__project">${s.project_name}</span>${" "}
            <span class="state__word">${t(`project.${s.state}`)}</span>
          </li>
        `)}
    </ul>
  `}function fu({app:n}){var i,r;let{desk:e,say:t,ui:s}=n,o=((i=e.me)==null?void 0:i.status)??"online";return l`
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
      ${s.status&&l`<${pu} app=${n} />`}
    </div>
  `}function pu({app:n}){var i;let{desk:e,say:t}=n,s=(i=e.me)==null?void 0:i.status,o=r=>()=>{n.go({status:!1}),r()};return l`
    <div
      class="menu"
      role="group"
      aria-label=${t("status.break_for")}
      onKeyDown=${r=>r.key==="Escape"&&n.go({status:!1})}
    >
      ${s!=="online"&&s!=="supervising"&&l`<button type="button" class="menu__item" onClick=${o(()=>e.comeBack())}>${t("break.back")}</button>`}
      ${s!=="break"&&l`<p class="menu__title"><${g} name="cup" />${t("status.break_for")}</p>`}
      ${s!=="break"&&du.map(r=>l`<button key=${r} type="button" class="menu__item" onClick=${o(()=>(n.go({breather:null}),e.takeBreak(r)))}>
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
  `}function mu({app:n}){var o;let{desk:e,say:t}=n,s=(o=e.me)==null?void 0:o.status;return s==="break"?l`<div class="strip strip--break" role="status">
      <${g} name="cup" />${n.ui.breather&&e.open?is(n):t(e.truth.mine.length>0?"break.banner_open":"break.banner")}
      <button type="button" class="button button--small" onClick=${()=>e.comeBack()}>${t("break.back")}</button>
    </div>`:s!=="finishing"?null:l`<${ar} app=${n} />`}function gu({app:n}){let{desk:e,say:t}=n;return e.line==="open"||e.line==="connecting"&&e.phase==="arriving"?l`<div role="status" class="strip strip--none"></div>`:l`<div role="status" class="strip strip--alert">
    <${g} name="off" /><span
      >${t(`line.${e.line}`)}${" "}${e.line==="refused"&&l`<a href="/sign-in">${t("line.sign_in")}</a>`}</span
    >
  </div>`}function _u({app:n}){let e=lr(n.desk.truth.projects,n.now());return l`<div role="status" class=${e.length>0?"strip strip--break strip--says":"strip strip--none"}>
    ${e.length>0&&l`<${g} name="moon" /><span>${e.map(t=>n.say(t.key,{...t,when:oe(t.until,n.language)})).join(" ")} ${n.say("by_hand.goes_on")}</span>`}
  </div>`}function ur({app:n}){let{desk:e,say:t}=n;return l`
    <section class="pane pane--left" aria-label=${t("desk.waiting_pane")}>
      <${ku} app=${n} />
      <${or} app=${n} />
      ${e.truth.broken.length>0&&l`<${wu} app=${n} />`}
      <${$u} app=${n} />
      <${vu} app=${n} />
    </section>
  `}function ku({app:n}){let{desk:e,say:t}=n,s=e.truth.waiting,o=s.map(i=>E(i.language,n.language));return l`
    <div class="block ${s.length>0?"block--waiting":""}">
      <p class="unseen" role="status">${s.length>0&&`${t("waiting.title")}: ${o.join(", ")}`}</p>
      <h2 class="block__title">
        <${g} name="waiting" />${t("waiting.title")}${s.length>0&&l`<span class="count">${s.length}</span>`}
      </h2>
      ${s.length===0&&l`<p class="block__none">${t("waiting.none")}</p>`}
      <ul class="cards">
        ${s.map(i=>l`<${yu} key=${i.conversation} app=${n} visitor=${i} />`)}
      </ul>
    </div>
  `}function yu({app:n,visitor:e}){let{desk:t,say:s,language:o}=n,i=Ps(e.since,n.now()),r=()=>{n.go({wish:"reply",tab:"conversation"}),t.takeVisitor(e.conversation)};return l`
    <li class="card">
      <div class="card__text">
        <p class="card__main" id=${`waits-${e.conversation}`}>
          <span>${E(e.language,o)}</span>
          <span class="card__since">${i===0?s("waiting.now"):s("waiting.minutes",{count:i})}</span>
        </p>
        <p class="card__aside">${e.project_name}</p>
        <${ai} app=${n} visitor=${e} />
      </div>
      ${e.mine_to_take&&l`<button type="button" class="button" aria-describedby=${`waits-${e.conversation}`} onClick=${r}>${s("waiting.take")}</button>`}
    </li>
  `}function wu({app:n}){let{desk:e,say:t,language:s}=n,o=i=>()=>{n.go({tab:"conversation"}),e.join(i)};return l`
    <div class="block block--broken">
      <h2 class="block__title"><${g} name="warn" />${t("broken.title")}</h2>
      <ul class="cards">
        ${e.truth.broken.map(i=>l`
            <li key=${i.conversation} class="card">
              <div class="card__text">
                <p class="card__main">
                  <span>${E(i.language,s)}</span><span class="card__since">${oe(i.since,s)}</span>
                </p>
                <p class="card__aside">${i.project_name}</p>
              </div>
              <button type="button" class="button" onClick=${o(i.conversation)}>${t("broken.join")}</button>
            </li>
          `)}
      </ul>
    </div>
  `}function $u({app:n}){let{desk:e,say:t}=n,s=[...e.conversations.values()];return l`
    <div class="block">
      <h2 class="block__title"><${g} name="talk" />${t("mine.title")}</h2>
      ${s.length===0&&l`<p class="block__none">${t("mine.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>l`<${bu} key=${o.id} app=${n} conversation=${o} />`)}
      </ul>
    </div>
  `}function bu({app:n,conversation:e}){let{desk:t,say:s,language:o}=n,{room:i,ended:r,unread:a,id:c}=e,d=()=>{t.show(c),n.go({tab:"conversation"})},u=r?"ended":e.state;return l`
    <li>
      <button type="button" class="card card--button" aria-current=${t.openId===c?"true":void 0} onClick=${d}>
        <span class="card__text">
          <span class="card__main"
            >${E(i.language,o)} <span class="card__role">${r?"":s(`mine.${i.role}`)}</span></span
          >
          <span class="card__aside">${i.project_name}</span>
          <span class="card__aside state state--${u}"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${u}`)}</span
          >
        </span>
        ${a>0&&l`<span class="count"><span aria-hidden="true">${a}</span><span class="unseen">${s("mine.unread",{count:a})}</span></span>`}
      </button>
    </li>
  `}function vu({app:n}){let{desk:e,say:t,language:s}=n,{colleagues:o,on_call:i,projects:r}=e.truth;return l`
    <div class="block block--team">
      <h2 class="block__title"><${g} name="pair" />${t("team.title")}</h2>
      ${o.length===0&&l`<p class="block__none">${t("team.none")}</p>`}
      <ul class="people">
        ${o.map(a=>l`<${Tu} key=${a.name+a.charity} app=${n} one=${a} />`)}
      </ul>
      <${an} app=${n} />
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
                ${xu(a)&&a.next_opening&&l`<span class="person__aside">${t("project.opens",{when:yt(a.next_opening,s)})}</span>`}
              </li>
            `)}
        </ul>
      </div>
      <${Su} app=${n} />
    </div>
  `}function Su({app:n}){let{say:e,person:t}=n,s=["first_replies","netreach"];return l`
    <h2 class="block__title"><${g} name="book" />${e("other_sites.title")}</h2>
    ${s.map(o=>l`<a key=${o} class="other-sites" href=${`/words/${encodeURIComponent(t.home)}/en/${o}`} target="_blank" rel="noopener">${e(`other_sites.${o}`)}</a>`)}
  `}var xu=({state:n})=>n==="closed"||n==="closing_soon";function Tu({app:n,one:e}){let{say:t}=n,s=e.here?e.status:"away",o=[e.first_in>0&&t("team.first_in",{count:e.first_in}),e.second_in>0&&t("team.second_in",{count:e.second_in})].filter(Boolean),i=e.briefed?[t("team.briefed")]:[],r=e.status==="break"&&e.reason?[t(`break.${e.reason}`)]:[];return l`
    <li class="person">
      <span class="person__name" dir="auto">${e.name}</span>
      <span class="state state--${s}"><span class="state__mark" aria-hidden="true"></span>${t(`status.${s}`)}</span>
      <span class="person__aside">${[e.charity,...o.length>0||r.length>0?o:[t("team.free")],...r,...i].join(" · ")}</span>
    </li>
  `}var Ou=[["waiting","waiting"],["conversation","talk"],["answers","book"]];function dr({app:n}){let{desk:e,ui:t,say:s}=n;return e.phase==="arriving"?l`<main class="gate">
      <p class="gate__lead" role="status">${s(e.line==="refused"?"refused.sign_in_again":"desk.loading")}</p>
    </main>`:l`
    <div class="desk" data-tab=${t.tab} data-answers=${t.answers?"open":"folded"}>
      <${cr} app=${n} />
      <${Au} app=${n} />
      ${e.phase==="on"&&l`<${Nu} app=${n} />`} ${e.phase==="elsewhere"&&l`<${fi} app=${n} />`}
      ${(e.phase==="out"||e.phase==="checking_in")&&l`<${e.hasFinished&&!n.ui.again?mi:hi} app=${n} />`}
      ${t.sheet&&l`<${Mi} app=${n} />`}
    </div>
  `}function Nu({app:n}){let{ui:e,say:t}=n;return l`
    <main class="panes">
      <${ur} app=${n} />
      <${rr} app=${n} />
      ${e.answers||e.tab==="answers"?l`<${Ci} app=${n} />`:l`<button type="button" class="unfold" onClick=${()=>n.go({answers:!0})}>
              <${g} name="book" />${t("answers.open")}
            </button>`}
    </main>
    <${Iu} app=${n} />
  `}function Iu({app:n}){let{desk:e,ui:t,say:s}=n,o=S(null),i=S(t.tab);M(()=>{var c,d;let a=i.current!==t.tab&&(document.activeElement===null||document.activeElement===document.body);i.current=t.tab,a&&((d=(c=o.current)==null?void 0:c.querySelector('[aria-current="page"]'))==null||d.focus())},[t.tab]);let r={waiting:e.truth.waiting.length+e.truth.broken.length,conversation:e.unread,answers:0};return l`
    <nav class="tabs" aria-label=${s("tab.list")} ref=${o}>
      ${Ou.map(([a,c])=>l`
          <button
            key=${a}
            type="button"
            class="tabs__tab"
            aria-current=${t.tab===a?"page":void 0}
            onClick=${()=>n.go({tab:a})}
          >
            <${g} name=${c} />${s(`tab.${a}`)}${r[a]>0&&l`<span class="count">${r[a]}</span>`}
          </button>
        `)}
    </nav>
  `}function Au({app:n}){let{desk:e,say:t}=n;return l`
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
  `}var hr={"desk.loading":"Coming to the desk…","desk.waiting_pane":"Waiting and mine","desk.centre_pane":"The open conversation","desk.side_pane":"Answers and services","side.list":"What to place in a reply","side.answers":"Answers","side.services":"Services","tab.waiting":"Waiting","tab.conversation":"Conversation","tab.answers":"Answers","tab.list":"Show","line.connecting":"Reaching the desk…","line.lost":"Your line is lost. We keep trying; your drafts are safe on this page.","line.refused":"You are no longer signed in. Your drafts are still on this page: copy what you need, then","line.sign_in":"sign in again","check_in.title":"Ready when you are","check_in.lead":"You work here two at a time, never alone. Check in when you are settled.","check_in.name":"Name for this shift","check_in.name_hint":"Visitors and your partner see this name. It need not be your own.","check_in.languages":"Languages you can answer in","check_in.go":"Check in","check_in.going":"Checking in…","check_in.sound":"While somebody waits you hear two soft bells. You can switch them off at the top.","check_in.no_language":"Choose at least one language.","check_in.no_name":"Write the name you want to be seen with.","gender.label":"If you wish: you are","gender.hint":"Visitors may ask for one of two to be a woman, a man or non-binary. Your answer is used for that alone: nobody sees it, and it goes when your shift ends. Visitors can see that somebody on is.","gender.unsaid":"not said","gender.woman":"a woman","gender.man":"a man","gender.non_binary":"non-binary","check_in.sign_out":"Sign out","sign_out.everywhere":"Sign out everywhere","sign_out.everywhere_hint":"On every device, at once. Your shift loses its line here.","where.title":"Where are you on?","where.turn":"your shift from {when}","where.no_turn":"no shift of yours soon","brief.title":"Before you start","brief.here":"Here already: {names}","brief.expected":"Signed up with you: {names}","brief.nobody":"Nobody else is signed up or here yet. The chat opens for visitors when two are.","brief.until":"Until {when}","brief.after":"After you, from {when}: {names}","brief.after_nobody":"Nobody is signed up for what comes after you yet.","brief.on_call":"On call: {name}, {phone}","brief.on_call_nobody":"Nobody is named as on call.","brief.supervisor":"Supervisor: {name}","brief.lead":"Safeguarding lead: {name}","brief.shut":"Closed {from} to {until}: {reason}","brief.alone":"Somebody is alone with a visitor just now, and would be glad of you.","brief.changed":"Answers changed lately: {titles}","brief.changed_more":"Answers changed lately: {titles}, and {count} more","brief.read":"Checking in says that you have read this.","team.briefed":"has read the brief","together.before":"Go through it together","together.after":"Talk it over together","together.count":"{done} of {all}","debrief.title":"Your shift has ended. Thank you.","debrief.lead":"Take a minute before you go. What you tick here stays on this page and goes with it.","debrief.how":"How was it?","debrief.light":"Light","debrief.usual":"As most evenings are","debrief.heavy":"Heavy","debrief.stays":"Something of it stays with me","debrief.care":"Then do not carry it home alone. Talk with {names} now, or ask for a call.","debrief.care_alone":"Then do not carry it home alone. Ask for a call: that is what they are there for.","debrief.call":"I would like the supervisor to call me","debrief.call_hint":"Your name for this shift is shown at the desk. The alert itself says only that somebody would like a call.","debrief.done":"I have looked back on it","vain.title":"You looked for this and found nothing","vain.lead":"Only this page knows. If an answer is missing, pass the words on: no name, no chat and no day goes with them. What you leave here goes with the page.","vain.words":"Words {number}","vain.leave_out":"Leave out","vain.held":"Somebody could be found by this ({kinds}). Take it out, and the rest can go.","vain.pass_on":"Send to those who write answers","vain.sent":"Passed on. Thank you: this is how the answers get better.","vain.failed":"It did not arrive. Try again, or leave it.","debrief.thanks":"Rest well.","debrief.called":"The alert has gone out. Stay by your phone; if it cannot wait, ring the number yourself.","debrief.again":"Come on again","gone.title":"Gone home","gone.done":"has debriefed","gone.not_yet":"has not debriefed yet","gone.wants_call":"would like a call","elsewhere.title":"You are checked in on another page","elsewhere.text":"This page is off, so that your keys are in one place only. Nothing that was here is kept.","elsewhere.go":"Work here instead","status.online":"Online","status.break":"On a break","status.finishing":"Finishing","status.supervising":"Supervising","status.away":"Line lost","status.break_for":"Break for","break.breather":"A breather","break.food":"Food","break.call":"A call","break.other":"Something else","status.end":"End shift","status.end_hint":"Nothing new comes. The shift ends when your last conversation does.","break.banner":"You are on a break. Nothing new comes to you.","break.banner_open":"You are on a break. Nothing new comes to you; the conversations you are in go on.","break.back":"I am back","finishing.banner":"Finishing: nothing new comes. Your shift ends with your last conversation.","finishing.stay":"Stay on","ending.title":"The end of your shift","ending.lead":"Nothing new comes. What becomes of those still talking with you?","ending.hand_over":"Hand over","ending.close":"Say goodbye and close","handover.title":"Handover card","handover.hint":"So that nobody has to tell it again. Goes when the conversation goes.","handover.by":"from {name}, {when}","handover.asked":"What was asked","handover.said":"What we said","handover.next":"What comes next","handover.language":"Language","handover.read":"I have read it","handover.lead":"Only you two see it, and whoever comes in later. It goes when the conversation goes.","handover.lead_leaving":"A few words for whoever comes in, so that nobody has to tell it again. You go when somebody has come.","handover.save":"Put it on the card","handover.go":"Hand over now","handover.not_now":"Not now","handover.line":"Handover card from {name}","handover.nobody":"Not sent: nobody is here to hold the card. Let somebody join you first. Your words are still here.","handover.not_sent":"Not sent: your pair’s key is not there yet. Your words are still here; try again in a moment.","keep.title":"Keep this chat","keep.hint":"Only for a reason in the policy, with a second person. You read what it means first.","keep.lead":"Everything said from the first word on is sealed. Two safeguarding leads can open it, together and never alone.","keep.loading":"One moment…","keep.failed":"The policy could not be fetched. Nothing is kept.","keep.retry":"Try again","keep.off":"Chats of this project cannot be kept just now. That takes two safeguarding leads and a sound policy; ask a coordinator about it.","keep.off_note":"You can still write a concern note: a lead reads it at once. In danger, use the danger card.","keep.off_alone":"In danger, use the danger card and ring the number under “On call”.","keep.ground":"Why? As visitors can read it in the rules:","keep.already":"(kept already)","keep.choose":"Choose why, then press again. Nothing is kept yet.","keep.go":"Keep it","keep.going":"Sealing…","keep.not_now":"Not now","keep.who_second":"{name} is asked to confirm. If they say no, or nothing, the lead on call decides.","keep.who_nobody":"Nobody is with you to confirm, so the lead on call decides.","keep.who_lead":"The lead on call decides.","keep.who_quiet":"The lead on call decides. Nothing of it is shown on your partner’s screen; whom you tell is up to you.","keep.how_long":"At first for {first}. If it is confirmed, for {days}, and never longer than {most}. Then it is gone.","keep.days":{one:"{count} day",other:"{count} days"},"keep.years":{one:"{count} year",other:"{count} years"},"keep.told":"The visitor is told:","keep.not_told":"The visitor is not told.","keep.locked":"Your keys are locked. Write your passphrase once more; it stays in this browser.","keep.unlock":"Unlock and go on","keep.unlocking":"Unlocking…","unkept.unreachable":"We could not reach the server, and do not know whether it arrived. Press again: it is never kept twice.","unkept.nothing_can_be_kept":"Nothing is kept: this project has fewer than two safeguarding leads just now. A concern note still works if there is one.","unkept.not_enrolled":"Nothing is kept: your keys are not vouched for in this project. Ring the supervisor, and ask a coordinator to sign them.","unkept.list_is_old":"Nothing is kept yet: there is a newer list of leads. Press again.","unkept.cannot_check":"Nothing is kept: the list of leads did not pass its checks. Tell a coordinator today. A concern note may still work.","unkept.already_there":"Your partner was quicker: this chat is being kept already.","unkept.not_found":"That is not there any more. The conversation may just have ended.","unkept.sign_in_again":"Nothing is kept: you are no longer signed in. Sign in on another page, then press again.","unkept.record_is_full":"It is as long as a record may be.","unkept.too_large":"Nothing is kept: it is larger than a record may be. Write a concern note.","unkept.cannot_seal":"Nothing is kept: it could not be sealed on this page. Try again; if it stays so, write a concern note.","unkept.wrong_passphrase":"That passphrase does not open your keys. Try again.","unkept.trouble":"Nothing was changed: the server did not take it. Try again; if it stays so, write a concern note.","kept.asked":"{name} wants to keep this chat.","kept.asked_means":"Do you agree? If you say no, the safeguarding lead on call decides.","kept.for_now":"Kept for now.","kept.kept":"This chat is being kept.","kept.question":"{name} wants to keep this chat","kept.yes":"Yes, keep it","kept.no":"No","kept.by_two":"Two of you agreed. What is said from now on is added by itself.","kept.said_no":"The second said no. The lead on call decides; until then it is kept for now.","kept.quiet":"Only you see this. The lead on call decides; what is said from now on is added by itself.","kept.lead_decides":"The lead on call decides. What is said from now on is added by itself.","kept.second_asked":"Your partner is asked to confirm. What is said from now on is added by itself.","kept.second_decides":"Whether it stays, the second or the lead on call decides. What is said from now on is added by itself.","kept.not_told":"The visitor is not told.","kept.checking":"Your page is comparing it with what is on your screen…","kept.agrees":"What was sealed agrees with what is on your screen.","kept.unreadable":"Your page could not open what was sealed, so it cannot be compared. If you are not sure, say no: the lead decides.","kept.added":{one:"{count} line in it is not on your screen.",other:"{count} lines in it are not on your screen."},"kept.left_out":{one:"{count} line on your screen is not in it.",other:"{count} lines on your screen are not in it."},"kept.before_me":{one:"{count} line is from before you came; you cannot check it.",other:"{count} lines are from before you came; you cannot check them."},"danger.open":"In danger?","danger.title":"If somebody is in danger","danger.close":"Close","danger.not_there":"The rest of this card has not come yet. It comes by itself when the line is back.","danger.emergency":"emergency","danger.also":"({number} works too)","danger.supervisor":"supervisor on call","danger.lead":"safeguarding lead","danger.silent":"From a mobile without speaking: call {number}, listen, press {press}. It does not show where they are.","danger.ask":"Ask","danger.say":"Say","danger.never_say":"Better not","danger.hand_over":"Hand it over","danger.for_visitor":"Ready for the visitor ({language})","danger.places":"Goes into your reply, where you can change it. Nothing is sent by itself.","danger.not_first":"{name} writes. Take over to place these in the reply, or tell them in confer.","danger.unchecked":"not yet checked by somebody at home in it","guard.found":"Somebody could be found by this: {what}. Keep it only if whoever reads this needs it.","guard.one":"“{words}” ({kind})","guard.phone":"phone number","guard.email":"e-mail","guard.handle":"name on a site","guard.link":"link to a profile","guard.postcode":"whole postcode","guard.id_number":"number of a paper or an account","guard.birth_date":"date of birth","guard.placeholder":"still to be filled in","concern.title":"Concern note","concern.write":"Write a concern note","concern.hint":"What happened and what you did, for the safeguarding leads at once.","concern.lead":"For the leads of {project}: {names}. It is sealed here, and any one of them can open it at once. Say what is needed and no more.","concern.facts":"What do you know?","concern.facts_hint":"What was said or seen, as they said it. What you only think, call so.","concern.decision":"What did you two decide, and why?","concern.decision_hint":"Also what the visitor wants, and whether they know of this note.","concern.action":"What have you done?","concern.action_hint":"Whom you rang and when, what they said, what happens next.","concern.told":"Who was told?","concern.told_hint":"Emergency number, supervisor, lead. Nobody yet is an answer too.","concern.send":"Seal and write","concern.going":"Sealing it…","concern.not_now":"Not now","concern.written":"Written. {names} can read it now.","concern.written_more":"They are told by mail and on their desk, without a word of what it says. If it cannot wait, ring as well.","concern.close":"Close","concern.after":"Did something worry you? You can still write a concern note, for {count} minutes after the end.","concern.no_leads":"Nobody can read a note here yet: this project has no enrolled lead. Please ring {name}, {phone}.","concern.no_leads_no_phone":"Nobody can read a note here yet: this project has no enrolled lead. Please ring your coordinator.","concern.fault_empty":"Write at least one line.","concern.fault_locked":"Not written yet: your keys are locked. Your words are still here.","concern.fault_cannot_check":"Not written: the list of leads could not be checked, so nothing was sealed. Ring the supervisor, and try again. Your words are still here.","concern.fault_cannot_seal":"Not written: it could not be sealed, so nothing went out. Try again. Your words are still here.","concern.fault_unreachable":"Not written: the line is lost. Your words are still here; press again when it is back. Until then, ring.","concern.fault_too_late":"Not written: the chat ended more than half an hour ago, or you were not in it. Ring a lead and tell them. Your words are still here, to be copied.","concern.fault_sign_in_again":"Not written: you are no longer signed in. Sign in in another tab, then press again. Your words are still here.","concern.fault_trouble":"Not written: something went wrong on our side, and nothing was stored. Your words are still here; try again, and ring meanwhile.","notice.note_unwritten":"A concern note, or something a visitor agreed to, is not stored yet. Finish it, or put it away, before your shift ends.","alert.note_written":"A concern note has been written. You can read it under “Kept”.","alert.slip_left":"A visitor has agreed to something that is to be passed on. It waits under “Kept”.","slip.title":"Consent slip","slip.hint":"A referral, a call back, a report to a scheme: the visitor sees and approves every line.","slip.lead":"The visitor sees every line, can leave any out or change it, and says yes or no. Only then is it sealed for our team: taken out once, deleted then, or after {days} days.","slip.recipient":"Who gets it?","slip.recipient_hint":"The service, and a person if you know one.","slip.purpose":"What for?","slip.line":"Line {count}","slip.line_hint":"One thing in each line, in the visitor’s words, so that each can be left out by itself.","slip.add_line":"One more line","slip.ask":"Show it to the visitor","slip.drop":"Put it away","slip.withdraw":"Take the question back","slip.again":"Try again","slip.give_up":"Give up and tell the visitor","slip.take":"Take it out myself","slip.close":"Close","slip.sealing":"They said yes. Sealing what they approved…","slip.asked":"Before the visitor now. Nothing is sealed or stored until they say yes.","slip.agreed":"They said yes. It is not stored yet.","slip.stored":"Stored, as they approved it. The visitor is told. It is deleted when it is taken out, or after {days} days.","slip.no":"They said no. Nothing was stored, and nothing of it is left.","slip.line_asked":"Asked whether something may be passed on.","slip.line_yes":"The visitor: yes, pass this on.","slip.line_no":"The visitor: no, do not.","slip.line_stored":"The visitor was told that it was passed on.","slip.line_not_stored":"The visitor was told that it was not passed on.","slip.line_withdrawn":"The question was taken back.","slip.fault_no_recipient":"Write who gets it.","slip.fault_no_purpose":"Write what it is for.","slip.fault_no_lines":"Write at least one line.","slip.fault_too_long":"All together it is too long. Make it shorter.","slip.fault_not_first":"Only the one who writes can show it. Take over first. Your words are still here.","slip.fault_not_now":"Not shown: the visitor cannot be reached just now. Nothing went out; try again in a moment.","slip.fault_nobody":"Not stored: nobody is enrolled who could take it out. Ask a coordinator. The visitor has not been told that it was passed on.","slip.fault_untold":"It is stored, and the visitor could not be told so just now. Please tell them.","slip.fault_empty":"Write at least one line.","slip.fault_no_leads":"Not stored: nothing can be sealed for this project just now. The visitor has not been told that it was passed on.","slip.fault_locked":"Not stored yet: your keys are locked.","slip.fault_cannot_check":"Not stored: what vouches for our team could not be checked. Try again; if it stays so, give up and tell the visitor.","slip.fault_cannot_seal":"Not stored: it could not be sealed, so nothing went out. Try again.","slip.fault_unreachable":"Not stored: the line is lost. Press “Try again” when it is back.","slip.fault_too_late":"Not stored: this chat is over for too long.","slip.fault_sign_in_again":"Not stored: you are no longer signed in. Sign in in another tab, then press “Try again”.","slip.fault_trouble":"Not stored: something went wrong on our side. Try again.","ask.confer":"Ask the supervisor to confer","ask.confer_hint":"They talk with you two. They see nothing of the chat, and the visitor is not told.","ask.chat":"Ask the supervisor into the chat","ask.chat_hint":"The visitor sees their name, and that a supervisor is here.","ask.leave_hint":"You leave the pair to themselves.","called.title":"You are asked in","called.confer":"to confer with the pair, unseen by the visitor","called.chat":"into the chat; the visitor sees your name","called.come":"Come in","note.asked_confer":"You have asked a supervisor to confer with you.","note.asked_chat":"You have asked a supervisor into the chat. The visitor sees when they come.","talk.confers":"confers with you","keys.page":"Keys checked on the visitor’s page","keys.here":"Partner’s keys checked","keys.both":"Keys checked here and on the visitor’s page","keys.why":"The keys go back to the project’s own key. It says nothing of who somebody is as a person.","keys.failed":"{name}’s keys do not check. Somebody may stand in their place, so nothing goes to confer. Ring them, and tell the supervisor.","keys.missing":"{name} came on without keys that can be checked. Ask them to unlock their keys and check in again, or a coordinator to sign them.","talk.you_confer":"confer with the pair","talk.you_look_on":"look on","talk.confers_only":"You are with the pair only. Nothing of the chat is on your screen; they can tell you here what they need.","notice.asked_here":"A supervisor who is checked in has been asked. They come in themselves.","notice.asked_mailed":"No supervisor is checked in. The alert has gone out by e-mail; if it cannot wait, ring the number under “On call”.","notice.asked_nobody":"No supervisor is checked in, and no e-mail could be sent. Please ring the number under “On call”.","sound.on":"Sound on","sound.off":"Sound off","sound.asleep":"Sound: press any key first","rota.open":"Rota","keys.open":"Keys","waiting.title":"Someone is waiting","waiting.none":"Nobody is waiting.","waiting.now":"just now","waiting.minutes":{one:"{count} minute",other:"{count} minutes"},"waiting.take":"Take","waiting.not_now":"Your hands are full, or this one is for others.","waiting.on_break":"You are on a break.","waiting.kept":"Kept a few minutes for others, who fit better what was asked.","asked.woman":"Asks that one of you is a woman.","asked.man":"Asks that one of you is a man.","asked.non_binary":"Asks that one of you is non-binary.","hint.asked_for_you":"Asked for you by name.","hint.fits_you":"You are who was asked for.","hint.you_speak_it":"You speak {language}.","hint.speaks_it":"{name} speaks {language}.","hint.you_had_fewer":"You have had fewer so far.","hint.had_fewer":"{name} has had fewer so far.","broken.title":"Needs a second","broken.join":"Join","mine.title":"My conversations","mine.none":"None yet. Yours will stand here.","mine.unread":{one:"{count} unread",other:"{count} unread"},"mine.first":"you write","mine.second":"you are second","mine.supervisor":"you look on","team.title":"On with you","team.none":"Nobody else is on yet. The chat opens for visitors when two are.","team.first_in":"writes in {count}","team.second_in":"second in {count}","team.free":"free","team.on_call":"On call","team.ring":"Ring {name}","team.alert":"Alert them","team.no_on_call":"Nobody is named as on call.","projects.title":"What visitors see","project.open":"Open","project.busy":"Busy","project.full":"Full","project.closing_soon":"Closing soon","project.closed":"Closed","project.opens":"opens {when}","other_sites.title":"On other sites","other_sites.first_replies":"First replies to copy","other_sites.netreach":"How we are there","by_hand.all":"A coordinator has closed the chat until {when}.","by_hand.one":"A coordinator has closed {name} until {when}.","by_hand.goes_on":"Nobody new comes in. Chats that are open go on.","empty.title":"All quiet","empty.title_waiting":"Someone would like to talk","empty.lead":"When somebody comes, two soft bells ring and they stand at the top left.","empty.lead_off":"Nothing new comes to you just now.","empty.lead_waiting":"Take them at the top left. Your partner comes in with you.","empty.key_take":"take who has waited longest, and write","empty.key_answers":"at the start of a line: find an answer","empty.key_confer":"talk with your partner, unseen by the visitor","empty.key_keys":"all keys, and change them","empty.ask":"How is the evening? A break really stops new visitors.","talk.log":"Conversation","talk.visitor":"Visitor","talk.you":"You","talk.language":"in {language}","talk.writes":"writes","talk.you_write":"write","talk.second":"second","talk.looks_on":"looks on","talk.away":"line lost","talk.take_over":"Take over","talk.hand_pen":"Hand over the pen","talk.more":"More","talk.know":"I may know this person","talk.know_hint":"You step out without a word, and never get them again.","talk.step_out":"Step out","talk.step_out_hint":"Somebody else comes in beside your partner.","talk.close":"Close conversation","talk.earlier":"Earlier lines are sealed. The visitor can let you read them.","talk.gap":"Something is missing here. It did not reach this screen.","talk.unreadable":"A line came that did not pass its checks. It is not shown.","talk.kept":"The visitor is told here that this chat is being kept.","talk.too_old":"This page is too old to show that.","talk.came":"{names} came in.","talk.went":"{names} left.","talk.again":"{names} loaded the page again.","talk.went_came":"{went} left, {came} came in.","talk.new_below":"New lines below","talk.nothing_yet":"Nothing has been said yet. You might begin: “Hello, I am {name}. Take your time.”","talk.nothing_yet_second":"Nothing has been said yet. {name} writes; you see everything.","talk.types":"{name} is writing…","talk.visitor_types":"The visitor is writing…","talk.refused_key":"The key for this conversation did not pass its checks. Nothing can be sent under it. Ring the supervisor on call.","state.arriving":"Coming in","state.waiting":"Pair coming together","state.paired":"Two are here","state.wavering":"A line is lost","state.alone":"You are alone","state.interrupted":"Visitor’s line lost","state.ended":"Over","note.waiting":"Not connected yet: both of your screens must hold the key. It takes a few seconds. You can already write your first line.","note.alone":"The pair is broken, and the visitor has been told. Anyone else on shift can join you. Go on gently.","note.alone_partner":"{name}’s line is lost. The visitor has been told. Anyone else on shift can join you. Go on gently.","note.interrupted":"The visitor’s line is lost. They have five minutes to come back on the same page. What you send waits for them.","note.moment":"The visitor needs a moment. No hurry.","note.covered":"The visitor has covered the screen. Do not worry, and wait: someone may be near them.","note.log_full":"This conversation has grown as long as it can. What was said stands; nothing new can be sent. Say goodbye another way and close it.","signal.moment":"Needs a moment.","signal.covered":"Has covered the screen.","signal.back":"Is back.","mark.sending":"Sending…","mark.sent":"Sent","mark.delivered":"Delivered","reply.label":"Reply","reply.placeholder":"To the visitor…","reply.send":"Send to visitor","reply.hint":"/ or # for answers","reply.second":"{name} is writing to the visitor. Take over to write.","reply.supervisor":"You are looking on, and the visitor sees that. The pair writes to the visitor.","confer.title":"Only you two","confer.hint":"The visitor never sees this.","confer.log":"Only you two","confer.label":"Confer","confer.placeholder":"To your partner only…","confer.send":"Tell partner","confer.empty":"Ask, check, swap: nobody else reads along, and it goes when the conversation goes.","confer.earlier":"What you two said before is not on this page: its key went when the page was loaded again, or you came later.","confer.alone":"Nobody is here to confer with just now.","held.no_key":"Not sent yet: there is no key to seal it with. It goes by itself as soon as there is; touch the words to stop it.","held.not_paired":"Not sent yet: both of your screens must hold the key first. It goes by itself as soon as they do; touch the words to stop it.","held.not_first":"Not sent: your partner is writing to the visitor. Your words are still here.","held.no_partner":"Not sent yet: nobody is here to confer with. It goes when somebody comes; touch the words to stop it.","held.log_full":"Not sent: this conversation is as long as it can be. Your words are still here.","held.trouble":"Not sent yet: the desk did not take it. We try again when the line is back.","held.placeholder":{one:"Fill this in first: {names}",other:"Fill these in first: {names}"},"held.no_clinic":"Your project has not written down its clinic. A coordinator can, under Words.","variable.worker":"your name","variable.project":"the project’s name","variable.next_opening":"when the chat opens next","variable.clinic_name":"the clinic’s name","variable.clinic_phone":"the clinic’s phone","variable.clinic_hours":"the clinic’s hours","variable.part":"the line between two messages","held.doubt_partner":"{name} put words in here. Read them first.","held.doubt_translation":"Not yet checked by a native speaker.","held.doubt_facts":"Nobody has checked the law or the numbers in it lately.","held.doubt_withdrawn":"An answer in here was withdrawn since.","held.doubt_changed":"An answer in here was changed since.","held.search":"“{search}” looks for an answer.","held.press_again":"Press again to send.","held.too_long":"Too long for one message. Send it in two parts.","held.too_long_to_place":"Too long to put into your partner’s reply. Tell them what it is called.","placed.by":"{name} put “{title}” into your reply.","placed.keep":"I have read it","placed.take_out":"Take it out","placed.withdrawn":"“{title}” was just withdrawn, but it stands in your reply.","placed.changed":"“{title}” was just changed. What stands in your reply is how it was before.","placed.offer":"Put into {name}’s reply","given.mine":"You gave “{title}” for the reply.","given.in":"{name} put “{title}” into your reply.","given.told":"{name} gave “{title}” for the reply.","placed.meaning":"In {language}: {title}","parts.now":"Part {part} of {of}. The next is offered when this is sent.","parts.last":"Part {part} of {of}, the last.","parts.next":"Next is part {part} of {of}:","parts.put":"Put in part {part}","parts.drop":"Drop the rest","parts.drop_last":"Drop it","answers.list":"Canned answers","answers.found":{one:"{count} answer. Arrows choose, Enter places, Escape leaves.",other:"{count} answers. Arrows choose, Enter places, Escape leaves."},"answers.none":"No answer has these words.","answers.count":{one:"{count} answer.",other:"{count} answers."},"answers.star":"Star","answers.starred":"has your star","answers.yours":"With your star","answers.recent":"Sent this shift","answers.all":"All","suggest.title":"Perhaps of use","suggest.because":"because they wrote {words}","suggest.word":"“{word}”","suggest.away":"Put away","answers.search":"Find an answer","answers.place":"Place in reply","answers.unchecked":"not yet checked","answers.no_clinic":"needs your clinic’s facts","answers.unverified":"facts not yet checked","answers.loading":"Answers are on their way…","answers.failed":"The answers could not be fetched. You can still write.","answers.retry":"Try again","answers.cannot_place":"Only the two who hold this chat can place an answer.","services.loading":"Services are on their way…","services.failed":"The services could not be fetched. You can still write.","services.need":"What for","services.any_need":"Anything","services.at":"Where","services.at_hint":"First half of a postcode, like NT1. What you type stays on this page.","place.whole":"That is more than the first half. Leave the rest out, like NT1.","place.unknown":"Write the first half of a postcode, like NT1, or scotland, or online.","services.words":"Name or words","services.none":"Nothing in the directory fits that.","services.found":{one:"{count} service.",other:"{count} services."},"services.found_near":{one:"{count} service.",other:"{count} services, the nearest first."},"services.too_many":"{count} services. The first {most} are here; say more to find the rest.","services.verified":"Checked on {date}. To be checked again by {until}.","services.overdue":"Last checked on {date}. It was to be checked again by {until}.","services.unverified":"Nobody has checked this. Look it up before you rely on it.","near.district":"near","near.area":"same area","near.nation":"whole nation","near.online":"online","whose.sex-worker-led":"led by sex workers","whose.friendly":"friendly","standing.overdue":"check overdue","standing.unverified":"not checked","answers.close":"Hide","answers.open":"Answers","answers.review_by":"check by {date}","answers.overdue":"past its check date","close.lead":"The visitor is told it has ended. The words go from both of your screens.","close.lead_kept":"The visitor is told it has ended. This chat is being kept; what was said last is added first.","close.finished":"Finished: we said goodbye","close.left":"Left: they have gone quiet","close.abusive":"Abusive: the words go from both screens at once","close.not_for_us":"Not for us: told where else to turn","close.reason":"How did it end?","close.keep":"Not yet","over.finished":"Finished.","over.left":"The visitor has left.","over.not_checked":"The visitor’s page could not check the keys of those who came in, so it stayed shut and showed phone numbers. Look at Keys: yours must be unlocked and signed by a coordinator when you check in.","over.left_quickly":"Left quickly. Do not try to reach them.","over.abusive":"Closed as abusive. Nobody has to take that.","over.not_for_us":"Closed as not for us.","over.line_lost":"The line was lost and did not come back.","over.second_holder":"Closed for safety: this conversation was opened in a second place.","over.restarting":"The service had to restart, and this conversation ended with it.","over.forgotten":"Nothing was kept of what was said. We add one to our count of chats.","over.noted":"The words are gone from this screen. What you wrote for the leads, or passed on, is sealed for them.","over.not_said":"This chat has ended. The words are gone from this screen.","over.kept":"This chat is being kept under the policy. The words are gone from this screen.","over.cut_off":"You were writing this. It was not sent, and goes when you put this away.","over.breather":"Have a breather, {count} minutes","over.breather_long":"{count} minutes","over.heavy":"That was heavy","breather.title":"A breather","breather.left":{one:"About a minute is left. Nothing comes to you.",other:"About {count} minutes are left. Nothing comes to you."},"breather.over":"Your {count} minutes are over. Nothing comes before you say that you are back.","breather.talk":"Water, a window, a few words with your partner. {name} is on call if you want to talk.","breather.talk_partner":"Water, a window, a few words with your partner.","over.breather_offer":"That may have been a lot. A few minutes off? Nothing new comes meanwhile.","over.breather_offer_hard":"Take a few minutes, talk it over with your partner or the supervisor. Nothing new comes meanwhile.","over.done":"Put away","stepped_out.stepped_out":"You have stepped out of that conversation.","stepped_out.replaced":"While your line was lost somebody else came in for you. That conversation goes on without you.","stepped_out.someone_else":"The visitor asked for someone else. It happens, and it is not about you.","stepped_out.returned_to_queue":"The pair did not come together, so the visitor waits again at the head of the queue.","alert.supervisor_called":"A colleague asks the supervisor to look in.","alert.decision_wanted":"A chat was kept for now, and a safeguarding lead must decide. It stands under Records.","alert.call_wanted":"A colleague whose shift has ended would like a call from the supervisor.","notice.restarting":"The service is restarting. Conversations have ended; the desk comes back by itself.","notice.supervisor_mailed":"The alert has gone out by e-mail and to every other desk. If it cannot wait, ring as well.","notice.supervisor_desks":"Every other desk has been told. No e-mail could be sent: to reach the supervisor, ring the number under “On call”.","notice.supervisor_nobody":"Nobody could be told from here. Please ring the number under “On call”.","notice.dismiss":"Put this away","notice.list":"Notices","refused.line":"That did not go through: the line is lost. Nothing has changed; try again when it is back.","refused.bad_event":"The desk did not understand this page. Nothing has changed. Load the page again when you can.","refused.too_fast":"That was a little fast for the desk. Nothing has changed; try again in a moment.","refused.not_allowed":"That is not for you to do, or not just now. Nothing has changed.","refused.not_found":"That conversation is not there any more.","refused.sign_in_again":"You are no longer signed in. Sign in again.","refused.already_taken":"Your colleague was quicker.","refused.no_partner":"Nobody is free to be second just now, and no visitor is left with one worker alone. Ask your partner to come to their screen.","refused.hands_full":"You already write in as many chats as is agreed. Hand one over or close it first.","refused.someone_else_fits":"Somebody else who is free fits better what this visitor asked. It is kept for them a few minutes longer.","refused.not_checked_in":"You are not checked in. Check in and try again.","refused.stale_roster":"Somebody has just come in or left. Nothing has changed; it settles by itself in a moment.","refused.out_of_step":"The desk and this page were a step apart. Nothing has changed; it settles by itself in a moment.","refused.log_full":"That conversation is as long as it can be.","refused.ended":"That conversation is over.","refused.closed":"The chat is closed just now.","refused.full":"As many as we can answer are here already.","refused.please_wait":"Please wait a little and try again.","refused.token_spent":"This page is out of date. Load it again.","refused.trouble":"That did not work, and it is not your doing. Nothing has changed.","sheet.title":"Keys and settings","sheet.lead":"Press a key’s button, then the new key. Keys and settings stay in this browser; words never do.","sheet.press":"Press the new key","sheet.none":"no key","sheet.reset":"Back to how they were","sheet.close":"Done","sheet.fixed":"In a text box","sheet.enter":"Enter","sheet.enter_does":"send","sheet.shift_enter":"Shift + Enter","sheet.shift_enter_does":"new line","sheet.slash":"/ or #","sheet.slash_does":"canned answers, at the start of a line or after a space","sheet.settings":"Settings","sheet.sound":"Bells while somebody waits","sheet.volume":"How loud","sheet.typing":"Show the visitor when I am writing","sheet.suggestions":"Suggest answers from what the visitor writes (worked out in this page alone)","sheet.notices":"A notice from the browser when this page is hidden (it says nothing but “Desk”)","sheet.notices_denied":"This browser does not allow notices for this page.","action.take":"Take who has waited longest, and write","action.reply":"To the reply","action.confer":"To confer","action.answers":"Find an answer","action.services":"Find a service","action.next":"Next conversation","action.previous":"Previous conversation","action.take_over":"Take over, or hand over the pen","action.close":"Close conversation","action.keep":"Keep this chat, under the policy","action.next_part":"Put in the next part of an answer","action.handover":"The handover card","action.danger":"The card for danger","action.concern":"Write a concern note","action.slip":"A consent slip","action.heavy":"After a chat: that was heavy","action.break":"Break and shift","action.sound":"Sound on or off","action.keys":"These keys"};var Eu=["desk","room","entry","typing","shown","stepped_out","ended","alert","checked_in_elsewhere","restarting"],Cu=2e4,Mu=5e3;function Ru(n){let e=ko(n.strings,n.language),t=qu(),s=!0,o=()=>{s&&queueMicrotask(h),s=!1},i=n.keeping??Os(n.csrf),r=new pt(i.call,o),a=new Tt(i.call,o),c=new St(n.fetchAnswers,(_,k)=>{p.library=_;for(let{placing:x,room:w}of d.conversations.values())x.hear(b=>Zs(k,_,b,w.project));o()}),d=new Zt({ask:(_,k)=>m.emit(_,k),makeShiftKey:kn,keyText:_=>J(_.publicKey),makeSeal:n.seal??Lu,now:()=>new Date,changed:o,arrived:()=>Uu(p,f),sent:(_,k)=>p.library.index.named(R(_)).some(({language:x})=>x===_.language)&&a.sent(_,k.project),finished:()=>{a.endShift()},keeping:i,takers:Ns(i,r),vouching:new Nt({ring:n.ring??Xe,keep:et,home:n.person.home,now:()=>new Date})}),u=Yu(o),f=new ft({now:u.context,volume:()=>p.settings.sound?p.settings.volume:0}),p={desk:d,say:e,title:document.title,language:n.language,person:n.person,csrf:n.csrf,settings:go(t),ui:ri,library:c.library,directory:Rn,acting:r,looking:a,soundSleeps:!1,now:()=>new Date,go(_){p.ui={...p.ui,..._},o()},set(_){p.settings={...p.settings,..._},_o(t,p.settings),o()},act:_=>pr(p,_),fetchAnswers:()=>{c.refresh()},fetchServices:()=>{co(n.fetchServices,p.directory).then(_=>(p.directory=_,o()))},signOut:()=>{fr({csrf:n.csrf})},signOutEverywhere:()=>{fr({csrf:n.csrf,everywhere:!0})}},h=()=>{s=!0,p.soundSleeps=u.sleeps(),f.keep(d.isNeeded&&p.settings.sound),document.title=yo(p.title,d.unread,d.truth.waiting.length>0),Qn(l`<${dr} app=${p} />`,n.root)},m=n.open({onUp:()=>d.lineIs("open"),onDown:()=>d.lineIs("lost"),onRefused:()=>d.lineIs("refused")});for(let _ of Eu)m.on(_,k=>d.take(_,k));return ju(p,m),c.keepUp(),r.keepFresh(),a.fetchStars(),o(),p}function Lu(n,e){let t=n.workers.find(s=>s.me);return new Re({project:n.project,conversation:n.conversation,slot:n.my_slot,name:(t==null?void 0:t.name)??"",shiftKey:e})}function ju(n,e){document.addEventListener("keydown",s=>Wu(n,s));let t=!0;for(let s of["pointerdown","keydown","scroll"])document.addEventListener(s,()=>t=!0,{capture:!0,passive:!0});setInterval(()=>{(t||document.visibilityState==="visible")&&n.desk.beActive(),t=!1},Cu),setInterval(()=>n.go({}),Mu),document.addEventListener("visibilitychange",()=>document.visibilityState==="visible"&&(e.check(),n.desk.beActive(),n.go({}))),addEventListener("online",()=>e.check()),addEventListener("beforeunload",s=>n.desk.hasDrafts&&s.preventDefault())}function Wu(n,e){if(n.ui.sheet||!n.desk.me||e.defaultPrevented)return;let t=e.target,s=t instanceof HTMLTextAreaElement||t instanceof HTMLInputElement&&!["radio","checkbox","range"].includes(t.type),o=Is(n.settings.keys,e,s);o&&(e.preventDefault(),pr(n,o))}function pr(n,e){let{desk:t,settings:s,ui:o}=n,i=t.open&&!t.open.ended?t.open:null;({take:()=>{n.go({wish:"reply",tab:"conversation"}),t.takeLongest()},reply:()=>Gu(n),confer:()=>i&&n.go({wish:"confer",tab:"conversation"}),answers:()=>n.go({wish:"answers",answers:!0,side:"answers",tab:"answers"}),services:()=>n.go({wish:"services",answers:!0,side:"services",tab:"answers"}),next_part:()=>(i==null?void 0:i.isFirst)&&Fu(n,i),next:()=>t.showNext(1),previous:()=>t.showNext(-1),take_over:()=>{!i||i.room.role==="supervisor"||(i.isFirst||n.go({wish:"reply"}),t.swap(i.id))},close:()=>i&&n.go({closing:o.closing===i.id?null:i.id,keeping:null,tab:"conversation"}),keep:()=>Hu(n,i),handover:()=>i&&Pu(n,i),danger:()=>n.go({danger:!o.danger,tab:"conversation"}),concern:()=>t.open&&Du(n,t.open),slip:()=>(i==null?void 0:i.isFirst)&&Ku(n,i),heavy:()=>Bu(n),break:()=>n.go({status:!o.status}),sound:()=>n.set({sound:!s.sound}),keys:()=>n.go({sheet:!0})})[e]()}function Fu(n,{placing:e}){let t=e.runs.find(s=>e.isOffered(s));t&&(e.putNext(t),n.go({wish:"reply",tab:"conversation"}))}function Pu(n,e){e.handover.begin(E(e.room.language,n.language)),n.go({handover:n.ui.handover===e.id?null:e.id,closing:null,leaving:!1,tab:"conversation"})}function Hu(n,e){!e||e.room.role==="supervisor"||n.go({keeping:n.ui.keeping===e.id?null:e.id,closing:null,handover:null,tab:"conversation"})}function Du(n,e){let t=n.ui.concern===e.id;t||e.concern.begin(),n.go({concern:t?null:e.id,handover:null,closing:null,keeping:null,danger:!1,tab:"conversation"})}function Ku(n,e){e.slip.begin(),n.go({slip:e.id,handover:null,closing:null,keeping:null,concern:null,danger:!1,tab:"conversation"})}function Bu(n){let{open:e}=n.desk;e!=null&&e.ended&&(e.wasHeavy=!0,n.go({}))}function Gu(n){var t;let e=n.desk.open;if(!(!e||e.ended)){if(e.isFirst)return n.go({wish:"reply",tab:"conversation"});n.go({tab:"conversation"}),(t=document.getElementById("reply-take-over"))==null||t.focus()}}function Uu(n,e){document.visibilityState!=="visible"&&(n.settings.sound&&e.once(),n.settings.notices&&"Notification"in globalThis&&Notification.permission==="granted"&&new Notification(n.title,{tag:"desk",silent:!0}))}function Yu(n){let e=null,t=()=>{e??=new AudioContext,e.state==="suspended"&&e.resume().then(n,()=>{})};for(let s of["pointerdown","keydown"])document.addEventListener(s,t,{capture:!0});return{context:()=>e,sleeps:()=>(e==null?void 0:e.state)!=="running"}}function qu(){try{return localStorage}catch{return null}}async function fr(n){await fetch("/sign-out",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(n)}).catch(()=>{}),_s(),location.assign("/sign-in")}function Zu(){let n=document.getElementById("desk");if(!(n!=null&&n.dataset.person))return;let e=document.querySelector("meta[name=csrf]").content,t=document.documentElement.lang||"en";Ru({root:n,csrf:e,language:t,person:JSON.parse(n.dataset.person),strings:hr,open:s=>ws({url:location.origin,namespace:"/operator",auth:()=>({csrf:e}),...s}),fetchAnswers:Vs("/desk/answers.json"),fetchServices:()=>Vu("/desk/services.json")})}async function Vu(n){let e=await fetch(n,{signal:AbortSignal.timeout(En)});if(!e.ok)throw new Error(`${n}: ${e.status}`);return e.json()}Zu();export{Ru as startDesk};
