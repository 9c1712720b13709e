function re(t){let e="";for(let n of t)e+=String.fromCharCode(n);return btoa(e).replace(/\+/g,"-").replace(/\//g,"_").replace(/=+$/,"")}function Y(t){if(!/^[\w-]*$/.test(t))throw new TypeError("not base64url");return Uint8Array.from(atob(t.replace(/-/g,"+").replace(/_/g,"/")),e=>e.charCodeAt(0))}var he=t=>ne(new TextEncoder().encode(t)),rn=t=>new TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0}).decode(t);function ne(...t){let e=new Uint8Array(t.reduce((s,o)=>s+o.length,0)),n=0;for(let s of t)e.set(s,n),n+=s.length;return e}function se(t,e){let n=t.length^e.length;return t.forEach((s,o)=>n|=s^e[o]),n===0}function oe(...t){return ne(...t.flatMap(e=>{let n=typeof e=="string"?he(e):typeof e=="number"?eo(e):e;return[bt(n.length),n]}))}function Fe(t){let e=[];for(let n=0;n<t.length;){let s=n+4;if(n=s+$t(ne(t.subarray(n,s))),n>t.length)throw new RangeError("cut short");e.push(ne(t.subarray(s,n)))}return e}function $t(t){if(t.length!==4&&t.length!==8)throw new RangeError("not a number");let e=t.reduce((n,s)=>n*256+s,0);if(!Number.isSafeInteger(e))throw new RangeError("not a number");return e}function bt(t){return Uint8Array.of(t>>>24,t>>>16,t>>>8,t)}function eo(t){if(!Number.isSafeInteger(t)||t<0)throw new RangeError("not a count");return ne(bt(Math.floor(t/2**32)),bt(t))}/*! noble-ciphers - MIT License (c) 2023 Paul Miller (paulmillr.com) */function xt(t){return t instanceof Uint8Array||ArrayBuffer.isView(t)&&t.constructor.name==="Uint8Array"&&"BYTES_PER_ELEMENT"in t&&t.BYTES_PER_ELEMENT===1}var Be=t=>t?`"${t}" `:"";function St(t,e=""){if(typeof t!="boolean")throw new TypeError(Be(e)+"expected boolean, got type="+typeof t);return t}function ve(t,e=""){if(typeof t!="number")throw new TypeError(Be(e)+"expected number, got "+typeof t);if(!Number.isSafeInteger(t)||t<0)throw new RangeError(Be(e)+"expected integer >= 0, got "+t);return t}function Z(t,e,n=""){if(xt(t)&&(e===void 0||t.length===e))return t;e!==void 0&&ve(e,"length");let s=xt(t),o=e!==void 0?` of length ${e}`:"",r=s?`length=${t.length}`:`type=${typeof t}`,i=Be(n)+"expected Uint8Array"+o+", got "+r;throw s?new RangeError(i):new TypeError(i)}var an=(t,e)=>{if(t===null||typeof t!="object"||Array.isArray(t))throw new TypeError(e==="object"?"expected valid options object":`"${e}" expected object, got type=${typeof t}`)};function ln(t,e=!0){if(t.destroyed)throw new Error("hash was destroyed");if(e&&t.finished)throw new Error("digest() was already called")}function to(t,e){Z(t,void 0,"output");let n=e.outputLen;if(!(t.length>=n))throw new RangeError('"output" expected length >= '+n)}function le(t){return new Uint32Array(t.buffer,t.byteOffset,Math.floor(t.byteLength/4))}function Q(...t){for(let e=0;e<t.length;e++)t[e].fill(0)}function no(t){return new DataView(t.buffer,t.byteOffset,t.byteLength)}var te=new Uint8Array(new Uint32Array([287454020]).buffer)[0]===68;function so(t){return t<<24&4278190080|t<<8&16711680|t>>>8&65280|t>>>24&255}function oo(t){for(let e=0;e<t.length;e++)t[e]=so(t[e]);return t}var ee=te?t=>t:oo;function ro(t,e){return!t.byteLength||!e.byteLength?!1:t.buffer===e.buffer&&t.byteOffset<e.byteOffset+e.byteLength&&e.byteOffset<t.byteOffset+t.byteLength}function io(t,e){if(ro(t,e)&&t.byteOffset<e.byteOffset)throw new Error("complex overlap of input and output is not supported")}function ao(t,e){return an(t,"defaults"),an(e,"opts"),Object.assign(t,e)}function dn(t,e){if(t=Z(t),e=Z(e),t.length!==e.length)return!1;let n=0;for(let s=0;s<t.length;s++)n|=t[s]^e[s];return n===0}function lo(t,e,n){let s=e,o=n||(()=>[]),r=(a,l)=>s(l,...o(a)).update(a).digest(),i=s(new Uint8Array(t),...o(new Uint8Array(0)));return r.outputLen=i.outputLen,r.blockLen=i.blockLen,r.create=(a,...l)=>s(a,...l),r}var fn=(t,e)=>{function n(s,...o){if(Z(s,void 0,"key"),t.nonceLength!==void 0){let c=o[0];Z(c,t.varSizeNonce?void 0:t.nonceLength,"nonce")}let r=t.tagLength,i=t.nonceLength!==void 0?1:0;if(!t.withAAD){for(let c=i;c<o.length;c++)if(xt(o[c]))throw new Error("AAD not supported")}t.withAAD&&o[i]!==void 0&&Z(o[i],void 0,"AAD");let a=e(s,...o),l=(c,f)=>{if(f!==void 0){if(c!==2)throw new Error("cipher output not supported");Z(f,void 0,"output")}},u=!1;return{encrypt(c,f){if(u)throw new Error("cannot encrypt() twice with same key + nonce");return u=!0,Z(c,void 0,"data"),l(a.encrypt.length,f),a.encrypt(c,f)},decrypt(c,f){if(Z(c,void 0,"data"),r&&c.length<r)throw new Error('"ciphertext" expected length >= tagLength='+r);return l(a.decrypt.length,f),a.decrypt(c,f)}}}return Object.assign(n,t),n};function Oe(t,e,n=!0){if(e===void 0)return new Uint8Array(t);if(Z(e,t,"output"),n&&!We(e))throw new Error("invalid output, must be aligned");return e}function co(t,e,n){ve(t),ve(e),St(n);let s=new Uint8Array(16),o=no(s);return o.setBigUint64(0,BigInt(e),n),o.setBigUint64(8,BigInt(t),n),s}function We(t){return t.byteOffset%4===0}function qe(t){return Uint8Array.from(Z(t))}var pn=t=>Uint8Array.from(t.split(""),e=>e.charCodeAt(0)),uo=ee(le(pn("expand 16-byte k"))),ho=ee(le(pn("expand 32-byte k")));function T(t,e){return t<<e|t>>>32-e}var Ce=64,fo=16,Tt=2**32-1,cn=Uint32Array.of();function po(t,e,n,s,o,r,i,a){let l=o.length,u=new Uint8Array(Ce),c=le(u),f=te&&We(o)&&We(r),g=f?le(o):cn,h=f?le(r):cn;if(!te){for(let y=0;y<l;i++){if(t(e,n,s,c,i,a),ee(c),i>=Tt)throw new Error("arx: counter overflow");let A=Math.min(Ce,l-y);for(let $=0,v;$<A;$++)v=y+$,r[v]=o[v]^u[$];y+=A}return}for(let y=0;y<l;i++){if(t(e,n,s,c,i,a),i>=Tt)throw new Error("arx: counter overflow");let A=Math.min(Ce,l-y);if(f&&A===Ce){let $=y/4;if(y%4!==0)throw new Error("arx: invalid block position");for(let v=0,x;v<fo;v++)x=$+v,h[x]=g[x]^c[v];y+=Ce;continue}for(let $=0,v;$<A;$++)v=y+$,r[v]=o[v]^u[$];y+=A}}function mn(t,e){let{allowShortKeys:n,extendNonceFn:s,counterLength:o,counterRight:r,rounds:i}=ao({allowShortKeys:!1,counterLength:8,counterRight:!1,rounds:20},e);if(typeof t!="function")throw new Error("core must be a function");return ve(o),ve(i),St(r),St(n),(a,l,u,c,f=0)=>{Z(a,void 0,"key"),Z(l,void 0,"nonce"),Z(u,void 0,"data");let g=u.length,h=c!==void 0;if(c=Oe(g,c,!1),h&&io(u,c),ve(f),f<0||f>=Tt)throw new Error("arx: counter overflow");let y=[],A=a.length,$,v;if(A===32)y.push($=qe(a)),v=ho;else if(A===16&&n)$=new Uint8Array(32),$.set(a),$.set(a,16),v=uo,y.push($);else throw Z(a,32,"arx key"),new Error("invalid key size");(!te||!We(l))&&y.push(l=qe(l));let x=le($);if(s){if(l.length!==24)throw new Error("arx: extended nonce must be 24 bytes");let p=l.subarray(0,16);if(te)s(v,x,le(p),x);else{let N=ee(Uint32Array.from(v));s(N,x,le(p),x),Q(N),ee(x)}l=l.subarray(16)}else te||ee(x);let _=16-o;if(_!==l.length)throw new Error(`arx: nonce must be ${_} or 16 bytes`);if(_!==12){let p=new Uint8Array(12);p.set(l,r?0:12-l.length),l=p,y.push(l)}let m=ee(le(l));try{return po(t,v,x,m,u,c,f,i),c}finally{Q(...y)}}}function J(t,e){return t[e++]&255|(t[e++]&255)<<8}var mo=class{blockLen=16;outputLen=16;buffer=new Uint8Array(16);r=new Uint16Array(10);h=new Uint16Array(10);pad=new Uint16Array(8);pos=0;finished=!1;destroyed=!1;constructor(t){t=qe(Z(t,32,"key"));let e=J(t,0),n=J(t,2),s=J(t,4),o=J(t,6),r=J(t,8),i=J(t,10),a=J(t,12),l=J(t,14);this.r[0]=e&8191,this.r[1]=(e>>>13|n<<3)&8191,this.r[2]=(n>>>10|s<<6)&7939,this.r[3]=(s>>>7|o<<9)&8191,this.r[4]=(o>>>4|r<<12)&255,this.r[5]=r>>>1&8190,this.r[6]=(r>>>14|i<<2)&8191,this.r[7]=(i>>>11|a<<5)&8065,this.r[8]=(a>>>8|l<<8)&8191,this.r[9]=l>>>5&127;for(let u=0;u<8;u++)this.pad[u]=J(t,16+2*u)}process(t,e,n=!1){let s=n?0:2048,{h:o,r}=this,i=r[0],a=r[1],l=r[2],u=r[3],c=r[4],f=r[5],g=r[6],h=r[7],y=r[8],A=r[9],$=J(t,e+0),v=J(t,e+2),x=J(t,e+4),_=J(t,e+6),m=J(t,e+8),p=J(t,e+10),N=J(t,e+12),O=J(t,e+14),E=o[0]+($&8191),b=o[1]+(($>>>13|v<<3)&8191),M=o[2]+((v>>>10|x<<6)&8191),I=o[3]+((x>>>7|_<<9)&8191),C=o[4]+((_>>>4|m<<12)&8191),S=o[5]+(m>>>1&8191),L=o[6]+((m>>>14|p<<2)&8191),U=o[7]+((p>>>11|N<<5)&8191),j=o[8]+((N>>>8|O<<8)&8191),w=o[9]+(O>>>5|s),k=0,K=k+E*i+b*(5*A)+M*(5*y)+I*(5*h)+C*(5*g);k=K>>>13,K&=8191,K+=S*(5*f)+L*(5*c)+U*(5*u)+j*(5*l)+w*(5*a),k+=K>>>13,K&=8191;let P=k+E*a+b*i+M*(5*A)+I*(5*y)+C*(5*h);k=P>>>13,P&=8191,P+=S*(5*g)+L*(5*f)+U*(5*c)+j*(5*u)+w*(5*l),k+=P>>>13,P&=8191;let D=k+E*l+b*a+M*i+I*(5*A)+C*(5*y);k=D>>>13,D&=8191,D+=S*(5*h)+L*(5*g)+U*(5*f)+j*(5*c)+w*(5*u),k+=D>>>13,D&=8191;let H=k+E*u+b*l+M*a+I*i+C*(5*A);k=H>>>13,H&=8191,H+=S*(5*y)+L*(5*h)+U*(5*g)+j*(5*f)+w*(5*c),k+=H>>>13,H&=8191;let F=k+E*c+b*u+M*l+I*a+C*i;k=F>>>13,F&=8191,F+=S*(5*A)+L*(5*y)+U*(5*h)+j*(5*g)+w*(5*f),k+=F>>>13,F&=8191;let ae=k+E*f+b*c+M*u+I*l+C*a;k=ae>>>13,ae&=8191,ae+=S*i+L*(5*A)+U*(5*y)+j*(5*h)+w*(5*g),k+=ae>>>13,ae&=8191;let ke=k+E*g+b*f+M*c+I*u+C*l;k=ke>>>13,ke&=8191,ke+=S*a+L*i+U*(5*A)+j*(5*y)+w*(5*h),k+=ke>>>13,ke&=8191;let we=k+E*h+b*g+M*f+I*c+C*u;k=we>>>13,we&=8191,we+=S*l+L*a+U*i+j*(5*A)+w*(5*y),k+=we>>>13,we&=8191;let be=k+E*y+b*h+M*g+I*f+C*c;k=be>>>13,be&=8191,be+=S*u+L*l+U*a+j*i+w*(5*A),k+=be>>>13,be&=8191;let $e=k+E*A+b*y+M*h+I*g+C*f;k=$e>>>13,$e&=8191,$e+=S*c+L*u+U*l+j*a+w*i,k+=$e>>>13,$e&=8191,k=(k<<2)+k|0,k=k+K|0,K=k&8191,k=k>>>13,P+=k,o[0]=K,o[1]=P,o[2]=D,o[3]=H,o[4]=F,o[5]=ae,o[6]=ke,o[7]=we,o[8]=be,o[9]=$e}finalize(){let{h:t,pad:e}=this,n=new Uint16Array(10),s=t[1]>>>13;t[1]&=8191;for(let i=2;i<10;i++)t[i]+=s,s=t[i]>>>13,t[i]&=8191;t[0]+=s*5,s=t[0]>>>13,t[0]&=8191,t[1]+=s,s=t[1]>>>13,t[1]&=8191,t[2]+=s,n[0]=t[0]+5,s=n[0]>>>13,n[0]&=8191;for(let i=1;i<10;i++)n[i]=t[i]+s,s=n[i]>>>13,n[i]&=8191;n[9]-=8192;let o=(s^1)-1;for(let i=0;i<10;i++)n[i]&=o;o=~o;for(let i=0;i<10;i++)t[i]=t[i]&o|n[i];t[0]=(t[0]|t[1]<<13)&65535,t[1]=(t[1]>>>3|t[2]<<10)&65535,t[2]=(t[2]>>>6|t[3]<<7)&65535,t[3]=(t[3]>>>9|t[4]<<4)&65535,t[4]=(t[4]>>>12|t[5]<<1|t[6]<<14)&65535,t[5]=(t[6]>>>2|t[7]<<11)&65535,t[6]=(t[7]>>>5|t[8]<<8)&65535,t[7]=(t[8]>>>8|t[9]<<5)&65535;let r=t[0]+e[0];t[0]=r&65535;for(let i=1;i<8;i++)r=(t[i]+e[i]|0)+(r>>>16)|0,t[i]=r&65535;Q(n)}update(t){ln(this),Z(t),t=qe(t);let{buffer:e,blockLen:n}=this,s=t.length;for(let o=0;o<s;){let r=Math.min(n-this.pos,s-o);if(r===n){for(;n<=s-o;o+=n)this.process(t,o);continue}e.set(t.subarray(o,o+r),this.pos),this.pos+=r,o+=r,this.pos===n&&(this.process(e,0,!1),this.pos=0)}return this}destroy(){this.destroyed=!0,Q(this.h,this.r,this.buffer,this.pad)}digestInto(t){ln(this),to(t,this),this.finished=!0;let{buffer:e,h:n}=this,{pos:s}=this;if(s){for(e[s++]=1;s<16;s++)e[s]=0;this.process(e,0,!0)}this.finalize();let o=0;for(let r=0;r<8;r++)t[o++]=n[r]>>>0,t[o++]=n[r]>>>8}digest(){let{buffer:t,outputLen:e}=this;this.digestInto(t);let n=t.slice(0,e);return this.destroy(),n}},At=lo(32,t=>new mo(t));function _n(t,e,n,s,o,r=20){let i=t[0],a=t[1],l=t[2],u=t[3],c=e[0],f=e[1],g=e[2],h=e[3],y=e[4],A=e[5],$=e[6],v=e[7],x=o,_=n[0],m=n[1],p=n[2],N=i,O=a,E=l,b=u,M=c,I=f,C=g,S=h,L=y,U=A,j=$,w=v,k=x,K=_,P=m,D=p;for(let F=0;F<r;F+=2)N=N+M|0,k=T(k^N,16),L=L+k|0,M=T(M^L,12),N=N+M|0,k=T(k^N,8),L=L+k|0,M=T(M^L,7),O=O+I|0,K=T(K^O,16),U=U+K|0,I=T(I^U,12),O=O+I|0,K=T(K^O,8),U=U+K|0,I=T(I^U,7),E=E+C|0,P=T(P^E,16),j=j+P|0,C=T(C^j,12),E=E+C|0,P=T(P^E,8),j=j+P|0,C=T(C^j,7),b=b+S|0,D=T(D^b,16),w=w+D|0,S=T(S^w,12),b=b+S|0,D=T(D^b,8),w=w+D|0,S=T(S^w,7),N=N+I|0,D=T(D^N,16),j=j+D|0,I=T(I^j,12),N=N+I|0,D=T(D^N,8),j=j+D|0,I=T(I^j,7),O=O+C|0,k=T(k^O,16),w=w+k|0,C=T(C^w,12),O=O+C|0,k=T(k^O,8),w=w+k|0,C=T(C^w,7),E=E+S|0,K=T(K^E,16),L=L+K|0,S=T(S^L,12),E=E+S|0,K=T(K^E,8),L=L+K|0,S=T(S^L,7),b=b+M|0,P=T(P^b,16),U=U+P|0,M=T(M^U,12),b=b+M|0,P=T(P^b,8),U=U+P|0,M=T(M^U,7);let H=0;s[H++]=i+N|0,s[H++]=a+O|0,s[H++]=l+E|0,s[H++]=u+b|0,s[H++]=c+M|0,s[H++]=f+I|0,s[H++]=g+C|0,s[H++]=h+S|0,s[H++]=y+L|0,s[H++]=A+U|0,s[H++]=$+j|0,s[H++]=v+w|0,s[H++]=x+k|0,s[H++]=_+K|0,s[H++]=m+P|0,s[H++]=p+D|0}function _o(t,e,n,s){let o=te?t:ee(t.slice(0,4)),r=te?e:ee(e.slice(0,8)),i=te?n:ee(n.slice(0,4)),a=new Uint32Array(16);_n(o,r,i.subarray(1),a,i[0]);let l=0;s[l++]=a[0]-o[0]|0,s[l++]=a[1]-o[1]|0,s[l++]=a[2]-o[2]|0,s[l++]=a[3]-o[3]|0,s[l++]=a[12]-i[0]|0,s[l++]=a[13]-i[1]|0,s[l++]=a[14]-i[2]|0,s[l++]=a[15]-i[3]|0,ee(s),te||Q(o,r,i),Q(a)}var go=mn(_n,{counterRight:!1,counterLength:8,extendNonceFn:_o,allowShortKeys:!1}),yo=new Uint8Array(16),un=(t,e)=>{t.update(e);let n=e.length%16;n&&t.update(yo.subarray(n))},ko=new Uint8Array(32);function hn(t,e,n,s,o){o!==void 0&&Z(o,void 0,"AAD");let r=t(e,n,ko),i=co(s.length,o?o.length:0,!0),a=At.create(r);o&&un(a,o),un(a,s),a.update(i);let l=a.digest();return Q(r,i),l}var wo=t=>(e,n,s)=>({encrypt(o,r){let i=o.length;r=Oe(i+16,r,!1),r.set(o);let a=r.subarray(0,-16);t(e,n,a,a,1);let l=hn(t,e,n,a,s);return r.set(l,i),Q(l),r},decrypt(o,r){r=Oe(o.length-16,r,!1);let i=o.subarray(0,-16),a=o.subarray(-16),l=hn(t,e,n,i,s);if(!dn(a,l))throw Q(l),new Error("invalid tag");return r.set(o.subarray(0,-16)),t(e,n,r,r,1),Q(l),r}}),gn=fn({blockSize:64,nonceLength:24,tagLength:16,withAAD:!0},wo(go));function yn(t,e,n,s,o,r=20,i=0){let a=t[0],l=e[0],u=e[1],c=e[2],f=e[3],g=t[1],h=n[0],y=n[1],A=o,$=i,v=t[2],x=e[4],_=e[5],m=e[6],p=e[7],N=t[3],O=a,E=l,b=u,M=c,I=f,C=g,S=h,L=y,U=A,j=$,w=v,k=x,K=_,P=m,D=p,H=N;for(let ae=0;ae<r;ae+=2)I^=T(O+K|0,7),U^=T(I+O|0,9),K^=T(U+I|0,13),O^=T(K+U|0,18),j^=T(C+E|0,7),P^=T(j+C|0,9),E^=T(P+j|0,13),C^=T(E+P|0,18),D^=T(w+S|0,7),b^=T(D+w|0,9),S^=T(b+D|0,13),w^=T(S+b|0,18),M^=T(H+k|0,7),L^=T(M+H|0,9),k^=T(L+M|0,13),H^=T(k+L|0,18),E^=T(O+M|0,7),b^=T(E+O|0,9),M^=T(b+E|0,13),O^=T(M+b|0,18),S^=T(C+I|0,7),L^=T(S+C|0,9),I^=T(L+S|0,13),C^=T(I+L|0,18),k^=T(w+j|0,7),U^=T(k+w|0,9),j^=T(U+k|0,13),w^=T(j+U|0,18),K^=T(H+D|0,7),P^=T(K+H|0,9),D^=T(P+K|0,13),H^=T(D+P|0,18);let F=0;s[F++]=a+O|0,s[F++]=l+E|0,s[F++]=u+b|0,s[F++]=c+M|0,s[F++]=f+I|0,s[F++]=g+C|0,s[F++]=h+S|0,s[F++]=y+L|0,s[F++]=A+U|0,s[F++]=$+j|0,s[F++]=v+w|0,s[F++]=x+k|0,s[F++]=_+K|0,s[F++]=m+P|0,s[F++]=p+D|0,s[F++]=N+H|0}function Et(t,e,n,s){let o=te?t:ee(t.slice(0,4)),r=te?e:ee(e.slice(0,8)),i=te?n:ee(n.slice(0,4)),a=new Uint32Array(16);yn(o,r,i.subarray(0,2),a,i[2],20,i[3]);let l=0;s[l++]=a[0]-o[0]|0,s[l++]=a[5]-o[1]|0,s[l++]=a[10]-o[2]|0,s[l++]=a[15]-o[3]|0,s[l++]=a[6]-i[0]|0,s[l++]=a[7]-i[1]|0,s[l++]=a[8]-i[2]|0,s[l++]=a[9]-i[3]|0,ee(s),te||Q(o,r,i),Q(a)}var vt=mn(yn,{counterRight:!0,extendNonceFn:Et}),kn=fn({blockSize:64,nonceLength:24,tagLength:16},(t,e)=>({encrypt(n,s){s=Oe(n.length+32,s,!1);let o=s.subarray(0,32),r=s.subarray(32);s.set(n,32),Q(o),vt(t,e,s,s);let i=At(r,o);return s.set(i,16),Q(s.subarray(0,16),i),s.subarray(16)},decrypt(n,s){Z(n,void 0,"data"),s=Oe(n.length+32,s,!1);let o=s.subarray(0,32),r=s.subarray(32,48),i=s.subarray(48);s.set(n,32),Q(o);let a=vt(t,e,o,o),l=At(i,a);if(!dn(r,l))throw Q(s),new Error("invalid tag");return vt(t,e,s.subarray(16),s.subarray(16)),Q(o,r,l),i}}));var bo=Object.create,wn=Object.defineProperty,$o=Object.getOwnPropertyDescriptor,vo=Object.getOwnPropertyNames,xo=Object.getPrototypeOf,So=Object.prototype.hasOwnProperty,bn=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(n){throw e=0,n}},To=(t,e,n,s)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of vo(e))!So.call(t,o)&&o!==n&&wn(t,o,{get:()=>e[o],enumerable:!(s=$o(e,o))||s.enumerable});return t},Ao=(t,e,n)=>(n=t!=null?bo(xo(t)):{},To(e||!t||!t.__esModule?wn(n,"default",{value:t,enumerable:!0}):n,t)),Eo=bn((t,e)=>{e.exports={normalizeInput:n=>n}}),No=bn((t,e)=>{var n=Eo();function s(_,m,p){let N=_[m]+_[p],O=_[m+1]+_[p+1];N>=4294967296&&O++,_[m]=N,_[m+1]=O}function o(_,m,p,N){let O=_[m]+p;p<0&&(O+=4294967296);let E=_[m+1]+N;O>=4294967296&&E++,_[m]=O,_[m+1]=E}function r(_,m){return _[m]^_[m+1]<<8^_[m+2]<<16^_[m+3]<<24}function i(_,m,p,N,O,E){let b=f[O],M=f[O+1],I=f[E],C=f[E+1];s(c,_,m),o(c,_,b,M);let S=c[N]^c[_],L=c[N+1]^c[_+1];c[N]=L,c[N+1]=S,s(c,p,N),S=c[m]^c[p],L=c[m+1]^c[p+1],c[m]=S>>>24^L<<8,c[m+1]=L>>>24^S<<8,s(c,_,m),o(c,_,I,C),S=c[N]^c[_],L=c[N+1]^c[_+1],c[N]=S>>>16^L<<16,c[N+1]=L>>>16^S<<16,s(c,p,N),S=c[m]^c[p],L=c[m+1]^c[p+1],c[m]=L>>>31^S<<1,c[m+1]=S>>>31^L<<1}var a=new Uint32Array([4089235720,1779033703,2227873595,3144134277,4271175723,1013904242,1595750129,2773480762,2917565137,1359893119,725511199,2600822924,4215389547,528734635,327033209,1541459225]),l=[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,14,10,4,8,9,15,13,6,1,12,0,2,11,7,5,3,11,8,12,0,5,2,15,13,10,14,3,6,7,1,9,4,7,9,3,1,13,12,11,14,2,6,5,10,4,0,15,8,9,0,5,7,2,4,10,15,14,1,11,12,6,8,3,13,2,12,6,10,0,11,8,3,4,13,7,5,15,14,1,9,12,5,1,15,14,13,4,10,0,7,6,3,9,2,8,11,13,11,7,14,12,1,3,9,5,0,15,4,8,6,2,10,6,15,14,9,11,3,0,8,12,2,13,7,1,4,10,5,10,2,8,4,7,6,1,5,15,11,9,14,3,12,13,0,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,14,10,4,8,9,15,13,6,1,12,0,2,11,7,5,3],u=new Uint8Array(l.map(function(_){return _*2})),c=new Uint32Array(32),f=new Uint32Array(32);function g(_,m){let p=0;for(p=0;p<16;p++)c[p]=_.h[p],c[p+16]=a[p];for(c[24]=c[24]^_.t,c[25]=c[25]^_.t/4294967296,m&&(c[28]=~c[28],c[29]=~c[29]),p=0;p<32;p++)f[p]=r(_.b,4*p);for(p=0;p<12;p++)i(0,8,16,24,u[p*16+0],u[p*16+1]),i(2,10,18,26,u[p*16+2],u[p*16+3]),i(4,12,20,28,u[p*16+4],u[p*16+5]),i(6,14,22,30,u[p*16+6],u[p*16+7]),i(0,10,20,30,u[p*16+8],u[p*16+9]),i(2,12,22,24,u[p*16+10],u[p*16+11]),i(4,14,16,26,u[p*16+12],u[p*16+13]),i(6,8,18,28,u[p*16+14],u[p*16+15]);for(p=0;p<16;p++)_.h[p]=_.h[p]^c[p]^c[p+16]}var h=new Uint8Array([0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]);function y(_,m,p,N){if(_===0||_>64)throw new Error("Illegal output length, expected 0 < length <= 64");if(m&&m.length>64)throw new Error("Illegal key, expected Uint8Array with 0 < length <= 64");if(p&&p.length!==16)throw new Error("Illegal salt, expected Uint8Array with length is 16");if(N&&N.length!==16)throw new Error("Illegal personal, expected Uint8Array with length is 16");let O={b:new Uint8Array(128),h:new Uint32Array(16),t:0,c:0,outlen:_};h.fill(0),h[0]=_,m&&(h[1]=m.length),h[2]=1,h[3]=1,p&&h.set(p,32),N&&h.set(N,48);for(let E=0;E<16;E++)O.h[E]=a[E]^r(h,E*4);return m&&(A(O,m),O.c=128),O}function A(_,m){for(let p=0;p<m.length;p++)_.c===128&&(_.t+=_.c,g(_,!1),_.c=0),_.b[_.c++]=m[p]}function $(_){for(_.t+=_.c;_.c<128;)_.b[_.c++]=0;g(_,!0);let m=new Uint8Array(_.outlen);for(let p=0;p<_.outlen;p++)m[p]=_.h[p>>2]>>8*(p&3);return m}function v(_,m,p,N,O){p=p||64,_=n.normalizeInput(_),N&&(N=n.normalizeInput(N)),O&&(O=n.normalizeInput(O));let E=y(p,m,N,O);return A(E,_),$(E)}function x(_,m,p,N,O){let E=v(_,m,p,N,O);return n.toHex(E)}e.exports={blake2b:v,blake2bHex:x,blake2bInit:y,blake2bUpdate:A,blake2bFinal:$}}),Mo=Ao(No()),$n=Mo.default.blake2b;var Nt=gn,ce=(t,e=32)=>$n(t,void 0,e),de=t=>crypto.getRandomValues(new Uint8Array(t));var Mt=Co(Oo,Lo);async function Ct(t,e,n){try{let s=await crypto.subtle.importKey("raw",t,"Ed25519",!1,["verify"]);return await crypto.subtle.verify("Ed25519",s,n,e)}catch{return(await Tn()).ed25519.verify(n,e,t,{zip215:!1})}}async function Ot(t,e){let n=t.slice(0,32),s=ce(ne(n,e.publicKey),24);return(await It(e,n,s)).decrypt(t.subarray(32))}async function xn(t,e,n,s=de(24)){return ne(s,(await It(n,e,s)).encrypt(t))}async function Sn(t,e,n){return(await It(n,e,t.slice(0,24))).decrypt(t.subarray(24))}async function It(t,e,n){let s=await t.agree(e);if(s.every(r=>r===0))throw new RangeError("weak key");let o=new Uint32Array(8);return Et(vn(he("expand 32-byte k")),vn(s),new Uint32Array(4),o),kn(new Uint8Array(o.buffer),n)}var vn=t=>new Uint32Array(t.slice().buffer);function Co(t,e){let n=async()=>{try{let s=await t();return n=t,s}catch{return n=e,e()}};return()=>n()}async function Oo(){let{privateKey:t,publicKey:e}=await Io("X25519","deriveBits");return{publicKey:e,async agree(n){let s=await crypto.subtle.importKey("raw",n,"X25519",!1,[]);return new Uint8Array(await crypto.subtle.deriveBits({name:"X25519",public:s},t,256))}}}async function Io(t,e){let n=await crypto.subtle.generateKey({name:t},!1,e==="sign"?["sign","verify"]:[e]);return{privateKey:n.privateKey,publicKey:new Uint8Array(await crypto.subtle.exportKey("raw",n.publicKey))}}async function Lo(){let{x25519:t}=await Tn(),e=de(32);return{publicKey:t.getPublicKey(e),agree:async n=>t.getSharedSecret(e,n)}}var Tn=()=>import("./parts/noble-curves-5DG7RDQ5.js");function An(t){let{url:e,namespace:n,auth:s,onUp:o,onDown:r,onRefused:i,spare:a=()=>import("./parts/polling-LQYT6CI3.js")}=t,{WebSocket:l=globalThis.WebSocket,later:u=(w,k)=>setTimeout(w,k)}=t,c=new Map,f=new Map,g=0,h=0,y=0,A=8e3,$=!1,v=!1,x=!1,_=!1,m,p;async function N(){if(!(x||v||m||p)&&(v=!0,!_&&h>1&&await O(),v=!1,!(x||p)))try{let w=new l(`${e.replace(/^http/,"ws")}/socket.io/?EIO=4&transport=websocket`);m=w,w.onmessage=({data:k})=>w===m&&E(k),w.onclose=w.onerror=()=>C(w),I(8e3)}catch{C(m)}}async function O(){try{let{openPolling:w}=await a();x||(p=w(t,c))}catch{}}function E(w){w[0]==="0"&&b(JSON.parse(w.slice(1))),w[0]==="1"&&C(m),w[0]==="2"&&(m==null||m.send("3"),I(A)),w[0]==="4"&&w.startsWith(n,2)&&M(w[1],w.slice(n.length+3))}function b({pingInterval:w,pingTimeout:k}){_=!0,A=w+k,I(A),m==null||m.send(`40${n},${JSON.stringify(s())}`)}function M(w,k){var D,H;let K=parseInt(k)||0,P=JSON.parse(k.replace(/^\d+/,"")||"null");w==="0"&&($=!0,h=0,o==null||o()),w==="1"&&C(m),w==="2"&&((D=c.get(P[0]))==null||D(P[1])),w==="3"&&((H=f.get(K))==null||H.resolve(P[0]),f.delete(K)),w==="4"&&(j(),i==null||i(P==null?void 0:P.message))}function I(w){let k=++y,K=m;u(()=>k===y&&C(K),w)}function C(w){w===m&&(S(),!x&&(h+=1,r==null||r(h),u(N,Math.min(1e4,250*2**h)*(.5+Math.random()))))}function S(){let w=m;m=void 0,$=!1,w==null||w.close();for(let{reject:k}of f.values())k(new Error("line lost"));f.clear()}function L(w,k,K=1e4){return p?p.emit(w,k,K):new Promise((P,D)=>{if(!$)throw new Error("line down");let H=++g;f.set(H,{resolve:P,reject:D}),m==null||m.send(`42${n},${H}${JSON.stringify([w,k])}`),u(()=>{f.delete(H)&&(D(new Error("no answer")),w!=="beat"&&U())},K)})}function U(){if(p)return p.check();let w=m;$?L("beat",{},4e3).catch(()=>C(w)):N()}function j(){x=!0,p==null||p.close(),S()}return N(),{emit:L,on:(w,k)=>{c.set(w,k)},check:U,close:j}}function q(t,e){if(!t)throw new RangeError(e)}var xe=t=>t instanceof Error?t.message:"not opened";var En=[128,512,2048,8192];function Nn(t){let e=En.find(s=>s>t.length);if(!e)throw new RangeError("too long");let n=new Uint8Array(e);return n.set(t),n[t.length]=128,n}function Mn(t){let e=t.length-1;for(;e>0&&t[e]===0;)e-=1;if(!En.includes(t.length)||t[e]!==128)throw new RangeError("not padded");return t.subarray(0,e)}var Cn=t=>Nn(he(JSON.stringify(t)));function On(t,e,n){let{kind:s,text:o,at:r,signal:i,on:a}=JSON.parse(rn(Mn(t)));return q(typeof s=="string"&&s==="typing"==(e==="typing"),"out of place"),s==="text"?(q(typeof o=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(r),"not a text"),{kind:s,text:o,at:r}):s==="signal"?(q(["moment","covered","back"].includes(i)&&e==="room"&&n===0,"not a signal"),{kind:s,signal:i}):s!=="typing"?{kind:"unknown"}:(q(typeof a=="boolean","not a sign of typing"),{kind:s,on:a})}var _e=class extends Error{},Se=class t{#e=new Map;newest=0;add(e,n){this.#e.set(e,n)}at(e){return this.#e.get(e)}copy(){let e=new t;return this.#e.forEach((n,s)=>e.add(s,n)),e}},fe=class{#e;#t;#n;#s=0;#r=new Map;#o=new Map;constructor(e,n,s){this.#e=e,this.#t=n,this.#n=s}seal(e){let n=this.#n.newest,s=this.#n.at(n);if(!(s!=null&&s.key))throw new _e("no key to seal with");let o=Cn(e),r=this.#s+1,i=this.#f(s.slots),a=de(24),l=this.#p(n,s,this.#e.slot,r,i),u=re(Nt(s.key,a,l).encrypt(o)),c={epoch:n,counter:r,seen:i,nonce:re(a),box:u};return this.#s=r,this.#t!=="typing"&&this.#r.set(r,c),c}stored(e){this.#r.delete(e)}unstored(){return[...this.#r.values()]}open(e){let{slot:n,counter:s}=e;if(n===this.#e.slot)return{kind:"own",slot:n,counter:s};let o=this.#u(n);if(s<=o.opened)return{kind:"replay",slot:n,counter:s};let r=this.#n.at(e.epoch);if(this.#i(e,o.epoch))return o.opened||(o.claimed=Math.max(o.claimed,s)),{kind:"sealed_before",slot:n,counter:s};try{if(!(r!=null&&r.key))throw new RangeError("unknown epoch");this.#a(e,r,o.epoch);let i=this.#l(e,r,r.key),a=this.#d(e);return{...On(i,this.#t,n),slot:n,counter:s,gap:a}}catch(i){return{kind:"refused",slot:n,counter:s,why:xe(i)}}}#i({epoch:e},n){var o;let{newest:s}=this.#n;return(e<=s||s===0)&&n<=e&&!((o=this.#n.at(e))!=null&&o.key)}#a({slot:e,epoch:n},s,o){var a;let{newest:r}=this.#n,i=s.slots.has(e)&&((a=this.#n.at(r))==null?void 0:a.slots.has(e));q(i&&n<=r&&n>=o,"not in the room")}#l({slot:e,epoch:n,counter:s,seen:o,nonce:r,box:i},a,l){return Nt(l,Y(r),this.#p(n,a,e,s,o)).decrypt(Y(i))}#d({slot:e,epoch:n,counter:s,seen:o}){let r=this.#u(e),i=Math.max(r.opened||r.claimed,r.told),a=!r.opened&&r.claimed>=s&&r.told<s;return Object.assign(r,{opened:s,epoch:n}),this.#t==="typing"?0:Math.max(s-i-1,Number(a),0)+this.#h(e,o)}#h(e,n){let s=0;for(let[o,r]of n){if(o===e||o===this.#e.slot)continue;let i=this.#u(o);s+=Math.max(r-Math.max(i.opened||i.claimed,i.told),0),i.told=Math.max(i.told,r)}return s}#u(e){let n=this.#o.get(e)??{opened:0,epoch:0,told:0,claimed:0};return this.#o.set(e,n),n}#f(e){return this.#t==="typing"?[]:[...e].filter(s=>s!==this.#e.slot).sort((s,o)=>s-o).map(s=>[s,this.#u(s).opened])}#p(e,{rosterHash:n},s,o,r){let{project:i,conversation:a}=this.#e,l=ne(...r.map(([u,c])=>oe(u,c)));return oe("chatd message v1",i,a,this.#t,e,n,s,o,l)}};var Ie={roster:"chatd roster v1",id:"chatd epoch id v1"},Te={roster:"chatd confer roster v1",id:"chatd confer id v1"},Ye="chatd history v1";function Lt(t){let e=t.map(({slot:n,name:s,key:o})=>({slot:n,name:s,key:o,certificate:null}));return Ve(e.sort((n,s)=>n.slot-s.slot))}function Ve(t){return t.forEach(({slot:e},n)=>{if(e<=(n?t[n-1].slot:0))throw new RangeError("not a roster")}),t}var In=t=>ne(...t.map(({slot:e,name:n,key:s})=>oe(e,n,Y(s)))),Ae=(t,{project:e,conversation:n},s,o)=>ce(oe(t.roster,e,n,s,In(o))),Ee=(t,{project:e,conversation:n},s,o)=>ce(oe(t.id,e,n,s,o),16),ze=({project:t,conversation:e},{number:n,epoch_id:s,page_key:o,roster:r,previous:i})=>oe("chatd epoch v1",t,e,n,Y(s),Y(o),In(r),Y(i)),Rt=({conversation:t},e,n,s,o)=>oe("chatd epoch key v1",t,e,n,s,o),Kt=({project:t,conversation:e},n,s)=>oe(Ye,t,e,n,s),Pt=({conversation:t},e,n,s,o,r)=>oe("chatd confer key v1",t,e,n,s,o,r);function Ht(t,e){let n=t.find(s=>s.slot===e);if(!n)throw new RangeError("nothing for this slot");return Y(n.box)}var Ge=(t,{slot:e,name:n,key:s})=>t.some(o=>o.slot===e&&o.name===n&&o.key===s);var Le=class{#e;#t;#n;#s=new Se;#r=new Se;#o;#i;#a=new Uint8Array(32);#l;#d=[];#h=[];#u;#f=Promise.resolve();constructor({project:e,conversation:n,slot:s,name:o,shiftKey:r}){this.#e={project:e,conversation:n,slot:s},this.#t={slot:s,name:o,key:re(r.publicKey)},this.#n=r,this.#o={room:new fe(this.#e,"room",this.#s),typing:new fe(this.#e,"typing",this.#s),confer:new fe(this.#e,"confer",this.#r)}}get epoch(){return this.#s.newest}get confer(){return this.#r.newest}take(e,n,s){let o=this.#f.then(()=>this.#p(e,n,s));return this.#f=o,o}async acceptEpoch(e){let{number:n,roster:s}=e;try{if(!this.#l&&!s.some(a=>a.slot===this.#t.slot))return this.#_(e);let o=ze(this.#e,e),r=ce(o);if(n===this.epoch&&se(r,this.#a))return{kind:"replay",number:n,roster:s};let i=await this.#c(e,o,r);return this.#y(e,i),this.#h.push({type:"epoch",...e}),this.#a=r,this.#i=Y(e.page_key),this.#l??=e,this.#s.newest=n,{kind:"epoch",number:n,roster:s}}catch(o){return{kind:"refused",number:n,why:xe(o)}}}async acceptHistory({to:e,box:n,signature:s}){var o,r,i;if(e!==this.#t.slot)return{kind:"not_ours"};try{let a=await this.#g(Y(n),Y(s)),l=this.#w();for(let[u,{id:c,key:f}]of a)q(((o=l.get(u))==null?void 0:o.epoch_id)===re(c),"not announced"),q(f.length===32&&se(c,Ee(Ie,this.#e,u,f)),"another key");for(let[u,c]of l)this.#y(c,((r=a.get(u))==null?void 0:r.key)??((i=this.#s.at(u))==null?void 0:i.key));return{kind:"history",earlier:this.#b()}}catch(a){return{kind:"refused",number:0,why:xe(a)}}}async makeConferKey(e,n=0){let s=Lt(e);q(Ge(s,this.#t),"not in the roster");let o=Math.max(this.confer,n)+1,r=de(32),i=Ee(Te,this.#e,o,r),a=Pt(this.#e,o,this.#t.slot,i,r,Ae(Te,this.#e,o,s)),l=async c=>({slot:c.slot,box:re(await xn(a,Y(c.key),this.#n))}),u={number:o,confer_id:re(i),roster:s,sealed:await Promise.all(s.map(l))};return this.#u={body:u,key:r},{conversation:this.#e.conversation,...u}}adoptConfer(e){let n=this.#u;(n==null?void 0:n.body.number)===e&&(this.#u=void 0,this.#k(n.body,n.key))}async acceptConferKey(e,n){let{number:s,roster:o,by:r}=e;try{return r===this.#t.slot&&this.adoptConfer(s),s<=this.confer?{kind:r===this.#t.slot?"own":"replay",number:s,roster:o}:this.confer===0&&!o.some(i=>i.slot===this.#t.slot)?{kind:"before_me",number:s,roster:o}:(this.#k(e,await this.#$(e,n)),{kind:"confer_key",number:s,roster:o})}catch(i){return{kind:"refused",number:s,why:xe(i)}}}seal(e,n){return this.#m(e,this.#o[e].seal(n))}stored(e,n){this.#o[e].stored(n)}unstored(e){return this.#o[e].unstored().map(n=>this.#m(e,n))}open(e,n="room"){let s=this.#o[n].open(e);return s.kind==="sealed_before"&&n==="room"&&this.#h.push({type:"message",...e}),s}async#p(e,n,s){return e.type==="epoch"?this.acceptEpoch(e):e.type==="history"?this.acceptHistory(e):e.type==="confer_key"?this.acceptConferKey(e,s):this.open(e,n)}#m(e,n){let{conversation:s}=this.#e;return e==="typing"?{conversation:s,...n}:{conversation:s,channel:e,...n}}#_(e){return this.#h.push({type:"epoch",...e}),{kind:"before_me",number:e.number,roster:e.roster}}async#c(e,n,s){let{number:o,roster:r,sealed:i,previous:a}=e,l=Y(e.page_key);q(!this.#i||se(l,this.#i),"another page key"),q(!this.#l||o===this.epoch+1&&se(Y(a),this.#a),"out of order"),q(Ge(Ve(r),this.#t),"we are not in it"),q(await Ct(l,n,Y(e.signature)),"not signed by the page");let u=await Ot(Ht(i,this.#t.slot),this.#n),c=Fe(u)[4],f=Y(e.epoch_id);return q(se(u,Rt(this.#e,o,f,c,s)),"does not agree"),q(c.length===32&&se(f,Ee(Ie,this.#e,o,c)),"another key"),c}async#g(e,n){if(!this.#i)throw new RangeError("no page key yet");q(await Ct(this.#i,Kt(this.#e,this.#t.slot,e),n),"not signed by the page");let[s,o,...r]=Fe(await Ot(e,this.#n));q(se(s,he(Ye))&&se(o,he(this.#e.conversation))&&r.length%3===0,"does not agree");let i=new Map;for(let a=0;a<r.length;a+=3)i.set($t(r[a]),{id:r[a+1],key:r[a+2]});return i}#w(){let e=new Map,n=this.#l;for(let s of[...this.#h].reverse())s.type!=="epoch"||!n||s.number!==n.number-1||s.page_key!==n.page_key||se(ce(ze(this.#e,s)),Y(n.previous))&&(e.set(s.number,s),n=s);return e}#b(){let e=this.#s.copy(),n=new fe(this.#e,"room",e),s=[];for(let o of this.#h)o.type==="epoch"&&e.at(o.number)&&(e.newest=o.number),o.type==="message"&&s.push(n.open(o));return s}#y({number:e,roster:n},s){let o=new Set([0,...n.map(r=>r.slot)]);this.#s.add(e,{slots:o,rosterHash:Ae(Ie,this.#e,e,n),key:s}),this.#d.push(...n)}async#$({number:e,by:n,roster:s,sealed:o,confer_id:r},i){let a=[...this.#d,...i];q(Ge(Ve(s),this.#t)&&s.some(h=>h.slot===n),"we are not in it"),q(a.some(h=>h.slot===n),"from nobody we know"),q(s.every(h=>a.every(y=>y.slot!==h.slot||y.key===h.key)),"another shift key");let l=s.find(h=>h.slot===n),u=await Sn(Ht(o,this.#t.slot),Y(l.key),this.#n),c=Fe(u)[5],f=Y(r),g=Pt(this.#e,e,n,f,c,Ae(Te,this.#e,e,s));return q(se(u,g)&&c.length===32&&se(f,Ee(Te,this.#e,e,c)),"does not agree"),c}#k({number:e,roster:n},s){let o=new Set(n.map(r=>r.slot));this.#r.add(e,{slots:o,rosterHash:Ae(Te,this.#e,e,n),key:s}),this.#r.newest=e}};var Ze=class{#e=null;#t=0;constructor(e){this.ear=e}keep(e){e&&this.#e===null&&this.#n(0),e||this.#s()}once(){this.#r(659.25,0,.5)}get isRinging(){return this.#e!==null}#n(e){this.#e=setTimeout(()=>{this.#t+=1,this.#r(523.25,0,1),this.#r(659.25,.22,.9),this.#n(this.#t<6?5e3:11e3)},e)}#s(){this.#e!==null&&clearTimeout(this.#e),this.#e=null,this.#t=0}#r(e,n,s){let o=this.ear.now();if(!o||o.state!=="running")return;let r=o.currentTime+n,i=o.createGain();i.gain.setValueAtTime(0,r),i.gain.linearRampToValueAtTime(.22*this.ear.volume()*s,r+.03),i.gain.exponentialRampToValueAtTime(1e-4,r+1.1);let a=new OscillatorNode(o,{type:"sine",frequency:e});a.connect(i).connect(o.destination),a.start(r),a.stop(r+1.2)}};var Je=Object.freeze({take:"Alt+T",reply:"Alt+L",confer:"Alt+P",answers:"Alt+A",next:"Alt+J",previous:"Alt+K",take_over:"Alt+O",close:"Alt+E",break:"Alt+B",sound:"Alt+M",keys:"?"}),Re=Object.keys(Je),Ro=new Set(["Alt","AltGraph","Control","Shift","Meta","CapsLock","Dead","Process","Unidentified","Tab","Escape","Enter"]);function Ut(t){let e=Ko(t);return Ro.has(e)?null:[...[t.ctrlKey&&"Ctrl",t.altKey&&"Alt",t.metaKey&&"Meta",t.shiftKey&&e.length>1&&"Shift"].filter(Boolean),e].join("+")}function Ko(t){return t.altKey&&!/^[a-z0-9]$/i.test(t.key)&&/^Key[A-Z]$/.test(t.code??"")?(t.code??"").slice(3):t.key.length===1?t.key.toUpperCase():t.key}function Po(t){return!/^(Ctrl|Alt|Meta)\+/.test(t)&&!/^(Shift\+)?F\d+$/.test(t)}function Ln(t,e,n){let s=Ut(e);return s===null||n&&Po(s)?null:Re.find(o=>t[o]===s)??null}function Rn(t,e,n){let s=Re.map(o=>[o,o!==e&&t[o]===n?"":t[o]]);return{...Object.fromEntries(s),[e]:n}}function Kn(t){let e=t!==null&&typeof t=="object"?t:{},n=Re.map(s=>[s,typeof e[s]=="string"?e[s]:Je[s]]);return Object.fromEntries(n)}var Un=/\[([^\[\]\n]+)\]\(((?:https:\/\/|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)/gu,Ho=/\[([^\[\]\n]+)\]/gu,jn=/\{([a-z_]+)\}/gu,Uo=new RegExp("\\*\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*\\*","gu"),jo=["worker","project","next_opening"],Do=8e3;function Qe(t){let e=t.replace(Un,o=>" ".repeat(o.length)),n=[...e.matchAll(Ho)].map(o=>Pn(o)),s=[...e.matchAll(jn)].filter(o=>jo.includes(o[1])).map(o=>Pn(o));return[...n,...s].sort((o,r)=>o.start-r.start)}function Pn(t){let e=t.index??0;return{words:t[0],start:e,end:e+t[0].length}}function Fo(t,e){return t.replace(jn,(n,s)=>e[s]||n)}function Ne(t,e={}){return Fo(t.trim().split(/\n\s*\n/).map(Bo).join(`

`),e)}function Bo(t){return t.startsWith("- ")?t.split(/(?:^|\n)- /).slice(1).map(n=>`• ${Hn(n.split(/\s+/).join(" ").trim())}`).join(`
`):Hn(t.split(`
`).map(n=>n.trim()).join(" "))}function Hn(t){return t.replace(Uo,"$1").replace(Un,(e,n,s)=>Wo(n,s))}function Wo(t,e){return!e.startsWith("https://")||t===e||t===e.slice(8)?t:`${t} (${e})`}function Dn(t,e){return e.split(new RegExp("\\n+|(?<=[.!?])\\s+")).some(n=>n.length>11&&t.includes(n))||e.length<12&&t.includes(e)}function Fn(t){return new TextEncoder().encode(JSON.stringify(t)).length>Do}var qo=new Map([["ß","ss"],["ł","l"],["đ","d"],["ø","o"],["æ","ae"],["œ","oe"],["ı","i"],["þ","th"],["ð","d"]]);function Xe(t){return t.normalize("NFKD").replace(new RegExp("\\p{M}","gu"),"").toLowerCase().replace(/[ßłđøæœıþð]/g,n=>qo.get(n)??n)}function et(t){return Xe(t).match(/[\p{L}\p{N}]+/gu)??[]}function Bn(t){return t.length<4?0:t.length<8?1:2}function Wn(t,e,n){if(n===0)return e.startsWith(t);if(e.length<t.length-n||t[0]!==e[0]&&t[0]!==e[1])return!1;let s=e.slice(0,t.length+n);return Yo(t,s)<=n}function Yo(t,e){let n=[],s=Array.from({length:e.length+1},(o,r)=>r);for(let o=1;o<=t.length;o+=1){let r=[o];for(let i=1;i<=e.length;i+=1){let a=t[o-1]===e[i-1]?0:1,l=Math.min(s[i]+1,r[i-1]+1,s[i-1]+a);o>1&&i>1&&t[o-1]===e[i-2]&&t[o-2]===e[i-1]&&(l=Math.min(l,n[i-2]+1)),r.push(l)}n=s,s=r}return Math.min(...s)}var Vo=new Intl.Collator,zo=60,Go=40,Zo=25,Jo=6,Qo=.6,Xo=55,er=8;function Vn(t){let e=new Map(t.filter(n=>!n.translation_of).map(n=>[rr(n),n]));return t.map(n=>{let s=n.translation_of?e.get(n.translation_of):void 0,o=[n.topic,...n.tags??[],(s==null?void 0:s.title)??"",...(s==null?void 0:s.tags)??[]];return{answer:n,shortcut:Xe(n.shortcut),title:et(`${n.title} ${n.shortcut}`),aside:et(o.join(" ")),body:Xe(n.body)}})}function tt(t,e,{visitor:n="",worker:s=[],most:o=40}={}){let r=et(e),i=qn(t,r,n,s,!1),a=i.length>0?i:qn(t,r,n,s,!0);return a.sort((l,u)=>u.score-l.score||Vo.compare(l.answer.title,u.answer.title)),a.slice(0,o).map(l=>l.answer)}function qn(t,e,n,s,o){let r=e.join("-"),i=e.map(l=>sr(l,o)),a=[];for(let l of t){let u=tr(l,r,i);u>0&&a.push({answer:l.answer,score:u+or(l.answer.language,n,s)})}return a}function tr(t,e,n){if(n.length===0)return 1;let s=t.shortcut===e?100:0;for(let o of n){let r=nr(t,o);if(r===0)return 0;s+=r}return s/n.length}function nr(t,{typed:e,fits:n}){return t.shortcut.startsWith(e)?zo:Math.max(Yn(t.title,n)*Go,Yn(t.aside,n)*Zo)||(e.length>2&&t.body.includes(e)?Jo:0)}function Yn(t,e){let n=0;for(let s of t)n=Math.max(n,e(s));return n}function sr(t,e){let n=e?Bn(t):0,s=t.length>1&&!/^[a-z0-9]+$/.test(t),o=new Map,r=a=>a.startsWith(t)||s&&a.includes(t)?1:n>0&&Wn(t,a,n)?Qo:0;return{typed:t,fits:a=>{let l=o.get(a);if(l!==void 0)return l;let u=r(a);return o.set(a,u),u}}}function or(t,e,n){return Ke(t,e)?Xo:n.some(s=>Ke(t,s))?er:0}function Ke(t,e){return t.split("-")[0].toLowerCase()===e.split("-")[0].toLowerCase()}function rr(t){return t.id.split("/").at(-1)??t.id}function zn(t,e){let n=Math.floor((e.getTime()-Date.parse(t))/6e4);return Number.isFinite(n)?Math.max(0,n):0}function nt(t,e){let n=new Date(t);return Number.isNaN(n.getTime())?"":new Intl.DateTimeFormat(e,{hour:"2-digit",minute:"2-digit",hourCycle:"h23"}).format(n)}function st(t,e,n){let s=new Date(t??"");return Number.isNaN(s.getTime())?"":new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:"long",day:"numeric",month:"long",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short",timeZone:n}).format(s)}function ie(t,e){try{return new Intl.DisplayNames([e],{type:"language"}).of(t)??t}catch{return t}}function Gn(t){return`${t.toISOString().slice(0,16)}:00Z`}function jt(t,e,n){let s=new Date(t);if(Number.isNaN(s.getTime()))return"";let o=s.toDateString()===n.toDateString();return new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:o?void 0:"short",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short"}).format(s)}var ir=/(?:^|\s)([/#])((?:[^\s/#][^\n/#]{0,39})?)$/u;function Dt(t,e){let n=ir.exec(t.slice(0,e));return!n||n[2].trim().split(/\s+/).length>3?null:{start:e-n[2].length-1,end:e,typed:n[2]}}function Zn(t,e,n){let s=t.slice(0,e.start),o=t.slice(e.end),r=o===""||/^\s/.test(o)?"":" ";return{text:s+n+r+o,cursor:s.length+n.length}}async function Jn(t){try{return{state:"ready",index:Vn(await t())}}catch{return{state:"failed",index:[]}}}function Qn(t,{worker:e,project:n,opening:s}){return Ne(t.body,{worker:e,project:n,next_opening:st(s,t.language)})}function Xn(t,e,n){let{text:s,cursor:o}=Zn(t,e,n),r=Qe(s).find(i=>i.start>=e.start&&i.end<=o);return r?{text:s,start:r.start,end:r.end}:{text:s,start:o,end:o}}function es(t,e){return!!(t.review_by&&t.review_by<e)}function ot(t){return!!t.translation_of&&!t.reviewed}var ts="desk-settings";function ns(t){let e=ar(t);return{keys:Kn(e.keys),sound:e.sound!==!1,volume:typeof e.volume=="number"?Math.min(1,Math.max(0,e.volume)):.6,typing:e.typing!==!1,notices:e.notices===!0}}function ss(t,e){try{t==null||t.setItem(ts,JSON.stringify(e))}catch{}}function ar(t){try{let e=JSON.parse((t==null?void 0:t.getItem(ts))??"{}");return e!==null&&typeof e=="object"?e:{}}catch{return{}}}function os(t,e){let n=new Intl.PluralRules(e);return(s,o={})=>{let r=t[s]??s;return(typeof r=="string"?r:lr(r,n.select(Number(o.count??0)))).replace(/\{(\w+)\}/g,(a,l)=>l in o?String(o[l]):a)}}function lr(t,e){return t[e]??t.other}function rs(t,e,n){return e>0?`(${e}) ${t}`:n?`• ${t}`:t}var Pe=class{#e=new Map;constructor(e){this.log=e}add(e){this.log.has(e.seq)||this.#e.set(e.seq,e)}next(){for(let n of this.#e.keys())this.log.has(n)&&this.#e.delete(n);let e=this.#e.get(this.log.held+1);return this.#e.delete(this.log.held+1),e}get hasHole(){return this.#e.size>0}};var rt=class{#e=[];constructor(e){this.talk=e}async take(e,n){let s=this.talk.log[e];if(!(s.has(n.seq)||this.talk.ended)){if(s.note(n.seq),n.type==="epoch")return this.#t(n);if(n.type==="history")return this.#s(n);if(n.type==="confer_key")return this.#o(n);this.#i(e,n)}}async#t(e){let n=await this.talk.seal.acceptEpoch(e);this.talk.learnNames(e.roster),n.kind==="refused"&&(this.talk.refusedKey=!0,this.talk.log.room.put({kind:"unreadable",seq:e.seq})),n.kind==="epoch"&&(this.talk.refusedKey=!1,this.#n(e),await this.talk.keys.roomKeyCame(e.roster))}#n(e){let n=e.roster.map(r=>r.slot),s=n.filter(r=>!this.#e.includes(r)),o=this.#e.filter(r=>!n.includes(r));this.#e=n,this.talk.log.room.put({kind:"roster",seq:e.seq,came:s,went:o})}async#s(e){let n=await this.talk.seal.acceptHistory(e);if(n.kind==="refused"&&this.talk.log.room.put({kind:"unreadable",seq:e.seq}),n.kind==="history")for(let s of n.earlier)this.#r(s)}#r(e){let n=this.talk.log.room,s=n.lines.find(r=>r.kind==="sealed"&&r.slot===e.slot&&r.counter===e.counter);if(!s||s.seq===null)return;let o=this.#a("room",s.seq,e);o&&o.kind!=="sealed"&&n.change(s,o)}async#o(e){(await this.talk.seal.acceptConferKey(e,this.talk.room.workers)).kind==="refused"?this.talk.log.confer.put({kind:"unreadable",seq:e.seq}):this.talk.keys.conferKeyCame(e.roster)}#i(e,n){var r,i;let s=this.talk.log[e];if(n.slot===this.talk.room.my_slot)return s.sent(n.slot,n.counter,n.seq);let o=this.#a(e,n.seq,this.talk.seal.open(n,e));o&&(s.put(o),this.talk.typing.delete(n.slot),e==="room"&&this.#l(o),(i=(r=this.talk.world).arrived)==null||i.call(r,this.talk))}#a(e,n,s){let{kind:o,slot:r,counter:i}=s;return s.gap>0&&this.talk.log[e].put({kind:"gap",seq:n,slot:r}),o==="own"||o==="replay"?null:o==="sealed_before"?{kind:"sealed",seq:n,slot:r,counter:i}:o==="text"?{kind:o,seq:n,slot:r,counter:i,text:s.text,at:s.at,mine:this.talk.isMe(r)}:o==="signal"?{kind:o,seq:n,slot:r,counter:i,signal:s.signal}:{kind:o==="refused"?"unreadable":"too_old",seq:n,slot:r,counter:i}}#l(e){e.kind==="signal"?this.talk.signal=e.signal==="moment"||e.signal==="covered"?e.signal:null:e.slot===0&&(this.talk.signal=null)}};var it=class{#e="";#t="";#n=!1;constructor(e){this.talk=e}fits(e){return(e==="room"?this.#e:this.#t)===Ft(this.talk.room.workers)}async roomKeyCame(e){this.#e=Ft(e),this.talk.sayWhatWasHeld(),await this.tellHeld()}conferKeyCame(e){this.#t=Ft(e),this.talk.sayWhatWasHeld()}async tellHeld(){let e=this.talk.seal.epoch;e>0&&!this.talk.ended&&await this.talk.world.ask("key_held",{conversation:this.talk.id,epoch:e})}async keepConferKey(){let{isFirst:e,room:n,ended:s}=this.talk;if(!(!e||n.workers.length<2||this.fits("confer")||this.#n||s)){this.#n=!0;try{await this.#s(n.workers)}finally{this.#n=!1}}}async#s(e){let{seal:n,world:s,log:o,room:r}=this.talk,i=await n.makeConferKey(e,r.confer),a=await s.ask("confer_key",i);a.ok&&(n.adoptConfer(i.number),a.seq&&o.confer.note(a.seq),this.conferKeyCame(e))}};function Ft(t){return t.map(({slot:e,key:n})=>`${e}:${n}`).sort().join(" ")}var He=class{lines=[];held=0;#e=new Set;#t=new Map;has(e){return e<=this.held||this.#e.has(e)}note(e){for(this.#e.add(e);this.#e.delete(this.held+1);)this.held+=1}put(e){this.lines=[...this.lines,e],this.#s()}change(e,n){this.lines=this.lines.map(s=>s===e?n:s)}remove(e){this.lines=this.lines.filter(n=>n!==e)}sent(e,n,s){this.note(s),this.lines=this.lines.map(o=>Bt(o,e)&&o.counter===n&&o.seq===null?{...o,seq:s,mark:cr(o.mark,"sent")}:o),this.#s()}delivered(e,n){this.lines=this.lines.map(s=>Bt(s,e)&&(s.counter??1/0)<=n&&s.mark?{...s,mark:"delivered"}:s)}holds(e,n){return this.lines.some(s=>Bt(s,e)&&s.counter===n&&s.kind!=="sealed")}get unread(){return this.lines.filter(e=>this.#n(e)).length}shownNow(){let e=new Map;for(let n of this.lines)this.#n(n)&&e.set(n.slot??0,Math.max(n.counter??0,e.get(n.slot??0)??0));for(let[n,s]of e)this.#t.set(n,s);return[...e]}wipe(){this.lines=[]}#n(e){return(e.kind==="text"||e.kind==="signal"||e.kind==="too_old")&&!e.mine&&(e.counter??0)>(this.#t.get(e.slot??0)??0)}#s(){this.lines=this.lines.map((e,n)=>({line:e,at:n})).sort((e,n)=>is(e.line)-is(n.line)||e.at-n.at).map(({line:e})=>e)}};function Bt(t,e){return t.slot===e}function is(t){return t.seq??1/0}function cr(t,e){return t==="delivered"?t:e}var ur=7e3,hr=3e3,dr=2e3,at=class{log={room:new He,confer:new He};draft={room:"",confer:""};cutOff="";unchecked=[];held={room:null,confer:null};ended=null;refusedKey=!1;typing=new Map;signal=null;room;names=new Map;#e=Promise.resolve();#t={room:new Pe(this.log.room),confer:new Pe(this.log.confer)};#n=new Set;constructor(e,n){this.room=e,this.world=n,this.seal=n.seal,this.keys=new it(this),this.intake=new rt(this),this.learnNames(e.workers)}get id(){return this.room.conversation}get unread(){return this.ended?0:this.log.room.unread+this.log.confer.unread}get isFirst(){return this.room.role==="first"}get partners(){return this.room.workers.filter(e=>!e.me)}get writer(){return this.room.workers.find(e=>e.role==="first")}get state(){let{state:e,workers:n}=this.room;return e==="paired"&&n.some(s=>!s.here&&s.role!=="supervisor")?"wavering":e}obstacle(e){return this.room.log_full?"log_full":e==="confer"&&this.partners.length===0?"no_partner":e==="room"&&!this.isFirst?"not_first":e==="room"&&(this.room.state==="waiting"||this.room.state==="arriving")?"not_paired":this.keys.fits(e)?null:"no_key"}takeRoom(e){this.room=e,this.learnNames(e.workers),this.#o(()=>this.keys.keepConferKey()),this.sayWhatWasHeld()}takeEntry(e,n){this.#t[e].add(n),this.#o(()=>this.#s(e))}takeTyping(e){let n=this.seal.open(e,"typing");n.kind==="typing"&&(n.on?this.typing.set(n.slot,this.world.now().getTime()+ur):this.typing.delete(n.slot))}takeShown({channel:e,by:n,counters:s}){if(!(e==="room"&&n!==0))for(let[o,r]of s)this.log[e].delivered(o,r)}end({why:e,forgotten:n}){this.ended={why:e,forgotten:n},this.cutOff=e==="line_lost"||e==="restarting"?this.draft.room:"",this.log.room.wipe(),this.log.confer.wipe(),this.draft={room:"",confer:""},this.unchecked=[],this.typing.clear()}async say(e){let n=this.draft[e].trim();if(!n||this.ended)return;if(this.held[e]=this.obstacle(e),this.held[e])return this.world.changed();let s=Gn(this.world.now()),o=this.#i(e,{kind:"text",text:n,at:s});o&&(this.draft[e]="",e==="room"&&(this.unchecked=[]),this.log[e].put({kind:"text",slot:this.room.my_slot,counter:o.counter,seq:null,text:n,at:s,mine:!0,mark:"sending"}),this.world.changed(),await this.flush(e)),this.world.changed()}async sayTyping(e){if(!(this.obstacle("room")||this.ended))try{await this.world.ask("typing",this.seal.seal("typing",{kind:"typing",on:e}))}catch{}}async flush(e){if(!this.#n.has(e)){this.#n.add(e);try{for(let n=this.#a(e);n&&!this.ended&&await this.#l(e,n);n=this.#a(e));}catch{}finally{this.#n.delete(e)}}}async resend(){this.#o(()=>this.keys.tellHeld()),await this.flush("room"),await this.flush("confer"),this.#o(()=>this.keys.keepConferKey())}tellShown(e){let n=this.log[e].shownNow();n.length!==0&&(this.world.ask("shown",{conversation:this.id,channel:e,counters:n}).catch(()=>{}),this.world.changed())}settled(){return this.#e}async#s(e){let n=this.#t[e];for(let s=n.next();s;s=n.next())await this.intake.take(e,s);n.hasHole&&setTimeout(()=>this.#r(e),dr)}#r(e){if(this.#o(()=>this.#s(e)),!this.#t[e].hasHole||this.ended)return;let{room:n,confer:s}=this.log;this.world.ask("catch_up",{conversation:this.id,room:n.held,confer:s.held}).catch(()=>{})}#o(e){this.#e=this.#e.then(e).catch(()=>{}).then(()=>this.world.changed())}#i(e,n){try{return this.seal.seal(e,n)}catch(s){return this.held[e]=s instanceof _e?"no_key":"trouble",null}}sayWhatWasHeld(){for(let e of["room","confer"]){let n=this.held[e];(n==="not_paired"||n==="no_key"||n==="no_partner")&&this.obstacle(e)===null&&this.say(e)}}#a(e){return this.seal.unstored(e)[0]}async#l(e,n){let s=await this.world.ask("send",n);return s.ok?(this.held[e]=null,this.seal.stored(e,n.counter),this.log[e].sent(this.room.my_slot,n.counter,s.seq??0),this.#o(()=>this.#s(e)),this.world.changed(),!0):(this.#d(e,s.code),!1)}#d(e,n){if(this.held[e]=n==="log_full"?"log_full":"trouble",n!=="log_full")return void setTimeout(()=>this.flush(e),hr);let s=this.log[e];for(let o of s.lines.filter(({mark:r})=>r==="sending"))this.draft[e]=[this.draft[e],o.text].filter(Boolean).join(`
`),s.remove(o)}nameOf(e){return this.names.get(e)??""}learnNames(e){for(let{slot:n,name:s}of e)this.names.set(n,s)}isMe(e){let n=this.room.workers.find(s=>s.me);return e!==0&&(e===(n==null?void 0:n.slot)||e===(n==null?void 0:n.same_as))}};var fr={me:null,welcome_back:null,waiting:[],broken:[],mine:[],colleagues:[],on_call:null,projects:[],desks:[],gone:[]},pr=3,lt=class{phase="arriving";line="connecting";truth=fr;conversations=new Map;openId=null;notices=[];hasFinished=!1;hasDebriefed=!1;#e=null;#t=null;#n=!1;#s=!1;#r=new Map;#o=null;constructor(e){this.world=e}get me(){return this.truth.me}get open(){return this.openId===null?null:this.conversations.get(this.openId)??null}get languages(){var e;return((e=this.#t)==null?void 0:e.languages)??[]}get unread(){return[...this.conversations.values()].reduce((e,n)=>e+n.unread,0)}get hasDrafts(){return[...this.conversations.values()].some(({draft:e})=>e.room.trim()!==""||e.confer.trim()!=="")}get isNeeded(){var e;return this.phase!=="on"||((e=this.me)==null?void 0:e.status)!=="online"?!1:this.truth.waiting.some(n=>n.mine_to_take)||this.truth.broken.length>0}async lineIs(e){if(this.line=e,this.world.changed(),!(e!=="open"||this.phase!=="on"||!this.#t)){this.#n=!0,await this.#_(this.#t).finally(()=>this.#n=!1);for(let n of this.conversations.values())n.ended||n.resend()}}take(e,n){var o;let s={desk:r=>this.#i(r),room:r=>this.#l(r),entry:r=>this.#h(r),typing:r=>{var i;return(i=this.conversations.get(r.conversation))==null?void 0:i.takeTyping(r)},shown:r=>{var i;return(i=this.conversations.get(r.conversation))==null?void 0:i.takeShown(r)},stepped_out:r=>this.#u(r),ended:r=>{var i;return(i=this.conversations.get(r.conversation))==null?void 0:i.end(r)},alert:r=>this.#f(r),checked_in_elsewhere:()=>this.#p(),restarting:()=>this.tell({key:"notice.restarting",tone:"alert"})};(o=s[e])==null||o.call(s,n),this.world.changed()}async checkIn(e,n,s={}){this.phase="checking_in",this.hasFinished=this.hasDebriefed=!1,this.world.changed(),this.#e=await this.world.makeShiftKey();let o=await this.#_({name:e,languages:n,...s}).catch(()=>null);o!=null&&o.ok||(this.phase="out",o||this.tell({key:"refused.line",tone:"alert"})),this.world.changed()}workHere(){this.phase="out",this.world.changed()}takeBreak(e){return this.#c("take_break",{reason:e})}comeBack(){return this.#c("come_back",{})}endShift(){return this.#c("end_shift",{})}async debrief(e){this.hasDebriefed=await this.#c("debrief",{call_me:e}),this.world.changed()}takeVisitor(e){return this.#o=e,this.#c("take",{conversation:e})}async takeLongest(){let e=[...this.truth.waiting].filter(n=>n.mine_to_take).sort((n,s)=>n.since.localeCompare(s.since))[0];return e?this.takeVisitor(e.conversation):!1}join(e){return this.#o=e,this.#c("join",{conversation:e})}swap(e){return this.#c("swap",{conversation:e})}stepOut(e,n){return this.#c("step_out",{conversation:e,reason:n})}close(e,n){return this.#c("close",{conversation:e,reason:n})}async callSupervisor(e){let n=await this.#g("call_supervisor",{conversation:e});if(!n.ok)return;let s=n.by_mail?"notice.supervisor_mailed":n.desks>0?"notice.supervisor_desks":"notice.supervisor_nobody";this.tell({key:s,tone:n.by_mail||n.desks>0?"told":"alert"})}beActive(){this.phase==="on"&&this.line==="open"&&this.world.ask("active",{}).catch(()=>{})}show(e){this.openId=this.conversations.has(e)?e:this.openId,this.world.changed()}showNext(e){let n=[...this.conversations.keys()],s=this.openId===null?-1:n.indexOf(this.openId);n.length>0&&this.show(n[(s+e+n.length)%n.length])}putAway(e){this.conversations.delete(e),this.openId===e&&(this.openId=[...this.conversations.keys()].at(-1)??null),this.world.changed()}tell(e){let n=this.notices.filter(s=>s.key!==e.key);this.notices=[...n,e].slice(-pr),this.world.changed()}dismiss(e){this.notices=this.notices.filter(n=>n!==e),this.world.changed()}#i(e){if(!(e.me===null&&this.#n)){if(this.truth=e,e.me)return this.#a();this.phase==="on"&&this.#m(),this.phase==="arriving"&&(this.phase="out"),e.welcome_back&&this.phase==="out"&&!this.hasFinished&&this.checkIn(e.welcome_back.name,e.welcome_back.languages,{rota:e.welcome_back.rota})}}#a(){if(!this.#s)return;this.#s=!1;let e=new Set(this.truth.mine.map(({conversation:n})=>n));for(let n of this.conversations.values())!e.has(n.id)&&!n.ended&&n.end({why:"line_lost",forgotten:!1})}#l(e){let n=this.conversations.get(e.conversation);if(n&&n.room.my_slot===e.my_slot)return n.takeRoom(e);if(!this.#e)return;let s=this.world.makeSeal(e,this.#e),{ask:o,now:r,changed:i}=this.world,a=new at(e,{ask:o,seal:s,now:r,changed:i,arrived:l=>this.world.arrived("message",l)});this.conversations.set(e.conversation,a),this.#d(a),this.world.arrived("conversation",a),a.takeRoom(e);for(let l of this.#r.get(e.conversation)??[])a.takeEntry(l.channel,l.entry);this.#r.delete(e.conversation)}#d(e){(this.open===null||this.open.ended!==null||this.#o===e.id)&&(this.openId=e.id),this.#o===e.id&&(this.#o=null)}#h(e){let n=this.conversations.get(e.conversation);if(n)return n.takeEntry(e.channel,e.entry);this.#r.set(e.conversation,[...this.#r.get(e.conversation)??[],e])}#u({conversation:e,why:n}){var s;(s=this.conversations.get(e))==null||s.end({why:n,forgotten:!1}),this.putAway(e),this.tell({key:`stepped_out.${n}`})}#f({kind:e,conversation:n}){(!(e==="someone_waiting"||e==="pair_broken"||this.conversations.has(n??""))||e==="supervisor_called"||e==="call_wanted")&&this.tell({key:`alert.${e}`,tone:"alert"})}#p(){this.#m(),this.hasFinished=!1,this.phase="elsewhere"}#m(){for(let e of this.conversations.values())e.end({why:"stepped_out",forgotten:!1});this.conversations.clear(),this.openId=null,this.#e=null,this.#t=null,this.hasFinished=!0,this.phase="out"}async#_(e){if(!this.#e)return null;let s=[...this.conversations.values()].filter(({ended:r})=>!r).map(({id:r,log:i})=>({conversation:r,room:i.room.held,confer:i.confer.held}));this.#s=s.length>0,this.#t=e;let o=await this.world.ask("check_in",{shift_key:this.world.keyText(this.#e),...e,held:s});return o.ok?this.phase="on":this.tell({key:`refused.${o.code}`,tone:"alert"}),o}async#c(e,n){return(await this.#g(e,n)).ok}async#g(e,n){let s=await this.world.ask(e,n).catch(()=>({ok:!1,code:"line"}));return s.ok||this.tell({key:`refused.${s.code}`,tone:"alert"}),this.world.changed(),s}};var ks=function(t,e,n,s){var o;e[0]=0;for(var r=1;r<e.length;r++){var i=e[r++],a=e[r]?(e[0]|=i?1:2,n[e[r++]]):e[++r];i===3?s[0]=a:i===4?s[1]=Object.assign(s[1]||{},a):i===5?(s[1]=s[1]||{})[e[++r]]=a:i===6?s[1][e[++r]]+=a+"":i?(o=t.apply(a,ks(t,a,n,["",null])),s.push(o),a[0]?e[0]|=2:(e[r-2]=0,e[r]=o)):s.push(a)}return s},as=new Map;function mr(t){var e=as.get(this);return e||(e=new Map,as.set(this,e)),(e=ks(this,e.get(t)||(e.set(t,e=(function(n){for(var s,o,r=1,i="",a="",l=[0],u=function(g){r===1&&(g||(i=i.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?l.push(0,g,i):r===3&&(g||i)?(l.push(3,g,i),r=2):r===2&&i==="..."&&g?l.push(4,g,0):r===2&&i&&!g?l.push(5,0,!0,i):r>=5&&((i||!g&&r===5)&&(l.push(r,0,i,o),r=6),g&&(l.push(r,g,0,o),r=6)),i=""},c=0;c<n.length;c++){c&&(r===1&&u(),u(c));for(var f=0;f<n[c].length;f++)s=n[c][f],r===1?s==="<"?(u(),l=[l],r=3):i+=s:r===4?i==="--"&&s===">"?(r=1,i=""):i=s+i[0]:a?s===a?a="":i+=s:s==='"'||s==="'"?a=s:s===">"?(u(),r=1):r&&(s==="="?(r=5,o=i,i=""):s==="/"&&(r<5||n[c][f+1]===">")?(u(),r===3&&(l=l[0]),r=l,(l=l[0]).push(2,0,r),r=0):s===" "||s==="	"||s===`
`||s==="\r"?(u(),r=2):i+=s),r===3&&i==="!--"&&(r=4,l=l[0])}return u(),l})(t)),e),arguments,[])).length>1?e:e[0]}var B,ws,_r,pe,qt,ft,bs,ut,$s,Zt,Yt,gr,De=Symbol.for("pv"),pt={},mt=[],yr=/^m(i|n|o|s|text|space)$/,Jt=Array.isArray,Qt=mt.slice,ye=Object.assign;function ge(t){t&&t.parentNode&&t.remove()}function kr(t,e,n){var s,o,r,i={},a=arguments.length;for(r in e)r=="key"?s=e[r]:r=="ref"&&typeof t!="function"?o=e[r]:i[r]=e[r];return a>2&&(i.children=a>3?Qt.call(arguments,2):n),Ue(t,i,s,o,null)}function Ue(t,e,n,s,o){var r={type:t,props:e,key:n,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:De,__v:o||++ws,__i:-1,__u:0};return!o&&B.vnode&&B.vnode(r),r}function gt(t){return t.children}function ht(t,e){this.props=t,this.context=e,this.__g=0}function me(t,e){if(e==null)return t.__&&me(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:me(t)}function wr(t){var e,n=t.__v,s=n.__e,o=[],r=[],i=t.__P;i&&((e=ye({constructor:De},n)).__v=n.__v+1,B.vnode&&B.vnode(e),Xt(i,e,n,t.__n,i.namespaceURI,32&n.__u?[s]:null,o,s||me(n),32&n.__u,r),e.__v=n.__v,e.__.__k[e.__i]=e,Es(o,e,r),n.__=n.__e=null,e.__e!=s&&vs(e))}function vs(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),vs(t)}function ls(t){(8&t.__g||(t.__g|=8,pe.push(t),ft++))&&qt==B.debounceRendering||((qt=B.debounceRendering)||queueMicrotask)(xs)}function xs(){try{for(var t,e=1;pe.length;)pe.length>e&&pe.sort(bs),t=pe.shift(),e=pe.length,8&t.__g&&wr(t)}finally{(ft=pe.length)&&(qt||queueMicrotask)(xs)}}function Ss(t,e,n,s,o,r,i,a,l,u,c){var f,g,h,y,A,$,v=s.__k||mt,x=e.length;for(l=br(n,e,v,l,x),f=0;f<x;f++)(h=n.__k[f])!=null&&(g=~h.__i&&v[h.__i]||pt,h.__i=f,$=Xt(t,h,g,o,r,i,a,l,u,c),y=h.__e,(g.ref!=h.ref||8&g.__u)&&(g.ref&&en(g.ref,null,h,g),h.ref&&c.push(h.ref,h.__c||y,h)),A=A||y,4&h.__u?(l=Ts(h,l,t,!g.__v),g.__e&&(g.__e=null)):typeof h.type=="function"&&$!==void 0?l=$:y&&(l=y.nextSibling),h.__u&=-21);return n.__e=A,l}function br(t,e,n,s,o){var r,i,a,l,u,c,f,g,h,y=n.length,A=y,$=0,v=0,x=t.__k=Array(o);for(r=0;r<o;r++)(i=e[r])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i!="object"||i.constructor===String?i=x[r]=Ue(null,i):Jt(i)?i=x[r]=Ue(gt,{children:i}):i.constructor===De&&i.__b?i=x[r]=Ue(i.type,i.props,i.key,i.ref,i.__v):x[r]=i,l=r+$,i.__=t,i.__b=t.__b+1,a=null,~(u=i.__i=$r(i,n,l,A))&&(A--,(a=n[u])&&(a.__u|=2)),a&&a.__v?(i.__u|=16,u==l-1?$--:u==l+1?$++:u!=l&&(u>l?$--:$++,v=1)):(~u||(o>y?$--:o<y&&$++),typeof i.type!="function"&&(i.__u|=4))):x[r]=null;if(v){for(c=[],f=[],r=0;r<o;r++)if((i=x[r])&&16&i.__u){for($=0,g=c.length;$<g;)c[h=$+g>>1]<i.__i?$=h+1:g=h;c[$]=i.__i,f[r]=$+1}for($=c.length;r--;)f[r]&&(f[r]==$?$--:x[r].__u|=4)}if(A)for(r=0;r<y;r++)!(a=n[r])||2&a.__u||(a.__e==s&&(s=me(a)),tn(a,a));return s}function Ts(t,e,n,s){var o,r,i,a;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(r=0;r<o.length;r++)o[r]&&(o[r].__=t,e=Ts(o[r],e,n,!1));return e}for(e&&!e.parentNode&&(e=me(t))&&!e.parentNode&&(e=null),i=t.__e,a=e;a&&a.nodeType==8;)a=a.nextSibling;for(i!=a&&(!s&&n.moveBefore&&i.parentNode?n.moveBefore(i,e):n.insertBefore(i,e||null)),e=i;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function $r(t,e,n,s){var o,r=t.key,i=t.type,a=e[n],l=a&&!(2&a.__u);if(a===null&&r==null||l&&r==a.key&&i==a.type)return n;if(s>(l?1:0)){for(o=n-1;o>=0;o--)if((a=e[o])&&!(2&a.__u)&&r==a.key&&i==a.type)return o;for(o=n+1;o<e.length;o++)if((a=e[o])&&!(2&a.__u)&&r==a.key&&i==a.type)return o}return-1}function cs(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function ct(t,e,n,s,o){var r,i;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof s=="string"&&(t.style.cssText=s=""),s)for(e in s)n&&e in n||cs(t.style,e);if(n)for(e in n)s&&n[e]==s[e]||cs(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof s!="function"&&(s=null),(t.__e||(t.__e={}))[e]=n,n&&s||(i=Yt[e]||(Yt[e]=vr(e)),(t.__a||(t.__a={}))[e]=Zt,r=e!=(e=e.replace($s,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,i,r):t.removeEventListener(e,i,r));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function vr(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[ut]==null)e[ut]=Zt++;else if(e[ut]<this.__a[t])return;return n(B.event?B.event(e):e)}}}function Xt(t,e,n,s,o,r,i,a,l,u){var c,f,g,h,y,A,$,v,x,_,m,p,N,O,E,b,M,I,C=e.type;if(e.constructor!==De)return null;128&n.__u&&(l=32&n.__u,c=n.__c.__z)&&(e.__u|=l,f=r=[],c.nodeType==8?a=dt(c,r):r.push(c),a=r[0]||a),(c=B.__b)&&c(e);e:if(typeof C=="function"){g=i.length;try{if(v=e.props,x=(c=C.prototype)&&c.render,_=(c=C.contextType)&&s[c.__c],m=c?_?_.props.value:c.__:s,(h=n.__c)?(e.__c=h,2&h.__g&&(h.__g|=1)):(x?e.__c=h=new C(v,m):(e.__c=h=new ht(v,m),h.constructor=C,h.render=Sr),_&&_.sub(h),h.state||(h.state={}),h.__n=s,h.__g|=8,h.__h=[],h.__k=[]),x&&(h.__s||(h.__s=h.state),C.getDerivedStateFromProps&&(h.__s==h.state&&(h.__s=ye({},h.__s)),ye(h.__s,C.getDerivedStateFromProps(v,h.__s)))),y=h.props,A=h.state,h.__v=e,n.__c){if(v!==y&&x&&!C.getDerivedStateFromProps&&h.componentWillReceiveProps&&h.componentWillReceiveProps(v,m),e.__v==n.__v&&!(8&h.__g)||!(4&h.__g)&&h.shouldComponentUpdate&&h.shouldComponentUpdate(v,h.__s,m)===!1){e.__v!=n.__v&&(h.props=v,h.state=h.__s,h.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(S){S&&(S.__=e)}),mt.push.apply(h.__h,h.__k),h.__k=[],h.__h.length&&i.push(h),a=me(n);break e}h.componentWillUpdate&&h.componentWillUpdate(v,h.__s,m),x&&h.componentDidUpdate&&h.__h.push(function(){h.componentDidUpdate(y,A,$)})}else x&&!C.getDerivedStateFromProps&&h.componentWillMount&&h.componentWillMount(),x&&h.componentDidMount&&h.__h.push(h.componentDidMount);h.context=m,h.props=v,h.__P=t,h.__g&=-5,p=B.__r,N=x?25:0;do h.__g&=-9,p&&p(e),c=h.render(h.props,h.state=h.__s,h.context);while(8&h.__g&&++N<25);x&&(mt.push.apply(h.__h,h.__k),h.__k=[]),h.state=h.__s,h.getChildContext&&(s=ye({},s,h.getChildContext())),x&&n.__c&&h.getSnapshotBeforeUpdate&&($=h.getSnapshotBeforeUpdate(y,A)),O=c&&c.type===gt&&c.key==null?c.props.children:c,v.__P&&(c=a,o=(t=v.__P).namespaceURI,l=r=null,n.props&&n.props.__P!=t&&(n.__k.some(function(S){S&&tn(S,S)}),n.__k=null),a=n.__k?me(n,0):null),a=Ss(t,Jt(O)?O:[O],e,n,s,o,r,i,a,l,u),v.__P&&(e.__e=null,a=c),e.__u&=-161,f&&f.some(ge),h.__h.length&&i.push(h),1&h.__g&&(h.__g&=-4)}catch(S){if(i.length=g,e.__v=null,l||r)if(S&&S.then){if(e.__u|=128|l,r){for(~(M=r.indexOf(a||void 0))||(M=r.length);(I=r[M-1])&&I.nodeType==8;)M--;for(;M<r.length;M++)if(I=r[M])if(r[M]=null,E){if(I==b)break}else{if(I.nodeType!=8)break;I.data.startsWith("$s")&&(b=dt(E=I))}}if(!E){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;E=a}(c=dt(E=e.__c.__z||(e.__c.__z=E)))?(e.__e=E,a=c):e.__e=a,a=a&&a.nextSibling}else r&&r.some(ge);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),S&&S.then||As(e),B.__e(S,e,n)}}else a=e.__e=xr(n.__e,e,n,s,o,r,i,l,u,t);return(c=B.diffed)&&c(e),a}function dt(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function As(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(As))}function Es(t,e,n){for(var s=0;s<n.length;)en(n[s++],n[s++],n[s++]);B.__c&&B.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(r){r.call(o)})}catch(r){B.__e(r,o.__v)}})}function xr(t,e,n,s,o,r,i,a,l,u){var c,f,g,h,y,A,$,v,x=n.props||pt,_=e.props,m=e.type;if(m=="svg"?o="http://www.w3.org/2000/svg":m=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),r){for(c=0;c<r.length;c++)if((y=r[c])&&(m?y.localName==m:y.nodeType==3)){t=y,r[c]=null;break}}if(!t){if(v=u.ownerDocument||document,!m)return v.createTextNode(_);t=v.createElementNS(o,m,_.is?_:u),a&&(B.__m&&B.__m(e,r),a=!1),r=null}if(m){if(u=m=="template"&&t.content||t,r=m=="textarea"&&_.defaultValue!=null?null:r&&Qt.call(u.childNodes),!a&&r)for(x={},c=0;c<t.attributes.length;c++)x[(y=t.attributes[c]).name]=y.value;for(c in x)y=x[c],c=="dangerouslySetInnerHTML"?g=y:c=="children"||c in _||c=="value"&&"defaultValue"in _||c=="checked"&&"defaultChecked"in _||ct(t,c,null,y,o);for(c in _)y=_[c],c=="children"?h=y:c=="dangerouslySetInnerHTML"?f=y:c=="value"?A=y:c=="checked"?$=y:a&&typeof y!="function"||x[c]===y||ct(t,c,y,x[c],o);f?(a||g&&(f.__html==g.__html||f.__html==t.innerHTML)||(t.innerHTML=f.__html),e.__k=[]):(g&&(t.textContent=""),(m=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&yr.test(m))&&(o="http://www.w3.org/1999/xhtml"),Ss(u,Jt(h)?h:[h],e,n,s,o,r,i,r?r[0]:n.__k&&me(n,0),a,l),r&&r.some(ge)),a&&m!="textarea"||(c="value",m=="progress"&&A==null?t.removeAttribute(c):A==null||A===t[c]&&(m!="progress"||A)||ct(t,c,A,x[c],o),c="checked",$!=null&&$!=t[c]&&ct(t,c,$,x[c],o))}else x===_||a&&t.data==_||(t.data=_);return t}function en(t,e,n,s){try{typeof t=="function"?e?e.__x=t(e)||1:s&&(s=s.__c||s.__e)&&(e=s.__x)&&(s.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){B.__e(o,n)}}function tn(t,e,n){var s,o,r,i;if(B.unmount&&B.unmount(t),!(s=t.ref)||s.current&&s.current!=t.__e||en(s,null,e,t),s=t.__c){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(a){B.__e(a,e)}s.__P=s.__n=null}if(s=t.__k)for(i=0;i<s.length;i++)s[i]&&tn(s[i],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(s=t.__c)&&(s=s.__z)&&(o=dt(s,r=[]))&&(s==t.__e&&r.some(ge),ge(o),ge(s)),n||ge(t.__e),t.__e=t.__c=t.__=null}function Sr(t,e,n){return this.constructor(t,n)}function nn(t,e){var n,s,o,r;B.__&&B.__(t,e),e.nodeType==9&&(e=e.documentElement),s=(n=t&&32&t.__u)?null:e.__k,e.__k=Ue(gt,{children:[t]}),o=[],r=[],Xt(e,e.__k,s||pt,pt,e.namespaceURI,s?null:e.firstChild?Qt.call(e.childNodes):null,o,s?s.__e:e.firstChild,n,r),Es(o,e.__k,r),e.__k.props.children=null}B={__e:function(t,e,n,s){for(var o,r,i;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((i=(r=o.constructor)&&r.getDerivedStateFromError)&&o.setState(r.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,s||{}),i=1),i&&8&o.__g)return void(o.__g|=2)}catch(a){t=a}}throw ft=0,t}},ws=0,_r=function(t){return t!=null&&t.constructor===De},ht.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=ye({},this.state)),typeof t=="function"&&(t=t(ye({},n),this.props)),t&&(ye(n,t),this.__v&&(e&&this.__k.push(e),ls(this)))},ht.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),ls(this))},ht.prototype.render=gt,pe=[],ft=0,bs=function(t,e){return t.__v.__b-e.__v.__b},ut=Symbol(),$s=/(PointerCapture)$|Capture$/i,Zt=0,Yt={},gr=0;var Me,z,Wt,us,Vt=Object.is,_t=0,Ns=[],zt=[],V=B,hs=V.__b,ds=V.__r,fs=V.diffed,ps=V.__c,ms=V.unmount,_s=V.__;function yt(t,e){V.__h&&V.__h(z,t,_t||e),_t=0;var n=z.__H||(z.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function W(t){return _t=1,Tr(Ms,t)}function Tr(t,e,n){var s=yt(Me++,2);if(s.t=t,!s.__c&&(s.__=[n?n(e):Ms(void 0,e),function(r){var i=(s.__N||s.__)[0],a=s.t(i,r);Vt(i,a)||(s.__N=[a,s.__[1]],s.__c.setState({}))}],s.__c=z,!z.__f)){z.__f=!0;var o=z.shouldComponentUpdate;z.shouldComponentUpdate=function(r,i,a){var l=this.__H;if(!l)return!0;var u=!1,c=this.props!=r;if(l.__.some(function(g){g.__N&&(u=!0,Vt(g.__[0],g.__N[0])||(c=!0))}),o){var f=o.call(this,r,i,a);return u?f||c:f}return!u||c}}return s.__}function ue(t,e){var n=yt(Me++,3);!V.__s&&sn(n.__H,e)&&(n.__P=!0,n.__=t,n.u=e,z.__H.__h.push(n))}function X(t,e){var n=yt(Me++,4);!V.__s&&sn(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,z.__h.push(n))}function G(t){return _t=5,Ar(function(){return{current:t}},[])}function Ar(t,e){var n=yt(Me++,7);return sn(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function Er(){var t;do{for(;t=zt.shift();)try{je(t)}catch(n){V.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=Ns.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(je),e.__h.some(Gt),e.__h=[]}catch(n){e.__h=[],V.__e(n,t.__v)}}}while(zt.length)}V.__b=function(t){z=null,hs&&hs(t)},V.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),_s&&_s(t,e)},V.__r=function(t){ds&&ds(t),Me=0;var e=(z=t.__c).__H;e&&(Wt==z?z.__h=[]:(e.__h.some(je),e.__h.some(Gt),Me=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),Wt=z},V.diffed=function(t){fs&&fs(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&ys(Ns.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),Wt=z=null},V.__c=function(t,e){e.some(function(n){try{n.__h.some(je),n.__h=n.__h.filter(function(s){return!s.__||Gt(s)})}catch(s){n.__h=[function(){throw s}]}}),ps&&ps(t,e)},V.unmount=function(t){ms&&ms(t);var e,n,s=t.__c;s&&s.__H&&(s.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,ys(zt.push(o))}else je(o)}catch(r){e=r}}),s.__H=void 0,e&&V.__e(e,s.__v))};var gs=typeof requestAnimationFrame=="function";function Nr(t){var e,n=function(){clearTimeout(s),gs&&cancelAnimationFrame(e),setTimeout(t)},s=setTimeout(n,35);gs&&(e=requestAnimationFrame(n))}function ys(t){t!=1&&us==V.requestAnimationFrame||((us=V.requestAnimationFrame)||Nr)(Er)}function je(t){var e=z,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),z=e}function Gt(t){var e=z;t.__c=t.__(),z=e}function sn(t,e){return!t||t.length!=e.length||e.some(function(n,s){return!Vt(n,t[s])})}function Ms(t,e){return typeof e=="function"?e(t):e}var d=mr.bind(kr);var Cs={tab:"waiting",answers:!0,wish:null,status:!1,sheet:!1,closing:null,placing:null,again:!1,callMe:!1};var Mr={umbrella:"M12 3v1M3.5 12.5a8.5 8.5 0 0 1 17 0c-1.4-1.3-3-1.3-4.2 0-1.3-1.3-2.9-1.3-4.3 0-1.4-1.3-3-1.3-4.3 0-1.2-1.3-2.8-1.3-4.2 0ZM12 12.5V19a2 2 0 0 0 4 0",bell:"M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10 20.5c1 .8 3 .8 4 0",bell_off:"M6.5 16.5V11c0-1 .2-1.8.6-2.5M9 6.4A5.5 5.5 0 0 1 17.5 11v3M5 18h11M10 20.5c1 .8 3 .8 4 0M4 4l16 16",keys:"M3.5 7h17v10h-17ZM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8",waiting:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",talk:"M4 5.5h16v10.5H10.5L6 20v-4H4Z",pair:"M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM16.5 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M16 14.5c2.8 0 4.5 1.3 5 4.5",one:"M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.6-4 3-6 7-6s6.4 2 7 6",pen:"M5 19l1-4L16 5l3 3L9 18Z",phone:"M6 4h3.5l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5V18c0 1.2-.8 2-2 2C10.5 20 4 13.5 4 6.5 4 5 4.8 4 6 4Z",cup:"M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4ZM16 10.5h1.5a2.5 2.5 0 0 1 0 5H16M8.5 3.5v2M12.5 3.5v2",book:"M5 5.5C7.5 4.5 10 4.5 12 6c2-1.5 4.5-1.5 7-.5V18c-2.5-1-5-1-7 .5-2-1.5-4.5-1.5-7-.5ZM12 6v12.5",search:"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",cross:"M6 6l12 12M18 6 6 18",tick:"M5 12.5l4.5 4.5L19 7.5",ticks:"M2.5 12.5 7 17l9-9.5M11 16l1.5 1L21.5 7.5",clock:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 8v4h3",warn:"M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17h.01",off:"M4 8c5-4 11-4 16 0M7 12c3-2.5 7-2.5 10 0M12 17h.01M4 4l16 16",moon:"M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",more:"M6 12h.01M12 12h.01M18 12h.01",leaf:"M5 19c0-8 5-13 14-14 0 9-5 14-12 13M5 19c2-5 5-8 9-10"};function R({name:t}){return d`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${Mr[t]} /></svg>`}function Os({app:t,found:e,chosen:n,visitor:s,pick:o}){let r=G(null);return X(()=>{var i,a;return(a=(i=r.current)==null?void 0:i.querySelector('[aria-selected="true"]'))==null?void 0:a.scrollIntoView({block:"nearest"})},[n]),d`
    <div class="answer-list">
      <ul class="answer-list__options" id="canned-answers" role="listbox" aria-label=${t.say("answers.list")} ref=${r}>
        ${e.map((i,a)=>d`
            <li
              key=${i.id}
              id=${`answer-${a}`}
              role="option"
              aria-selected=${a===n?"true":"false"}
              class="option"
              onMouseDown=${l=>l.preventDefault()}
              onClick=${()=>o(i)}
            >
              <span class="option__title" dir="auto">${i.title}</span>
              <${on} app=${t} answer=${i} visitor=${s} />
              ${a===n&&d`<span class="option__words" dir="auto">${Ne(i.body)}</span>`}
            </li>
          `)}
      </ul>
      <p class="answer-list__hint" role="status">${t.say("answers.found",{count:e.length})}</p>
    </div>
  `}function on({app:t,answer:e,visitor:n}){let s=n!==""&&Ke(e.language,n),o=Ke(e.language,t.language)&&(n===""||s);return d`
    <span class="tags">
      ${!o&&d`<span class="tag ${s?"tag--theirs":""}">${ie(e.language,t.language)}</span>`}
      ${ot(e)&&d`<span class="tag tag--unchecked">${t.say("answers.unchecked")}</span>`}
    </span>
  `}function Is({app:t}){let{desk:e,say:n,library:s,ui:o}=t,[r,i]=W(""),a=G(null),l=e.open&&!e.open.ended?e.open.room.language:"",u=tt(s.index,r,{visitor:l,worker:e.languages});return X(()=>{o.wish!=="answers"||!a.current||(t.go({wish:null}),a.current.focus())}),d`
    <section class="pane pane--right" aria-label=${n("desk.answers_pane")}>
      <div class="find">
        <label class="find__label" for="find"><${R} name="book" />${n("answers.search")}</label>
        <button type="button" class="quiet-button find__fold" onClick=${()=>t.go({answers:!1})}>${n("answers.close")}</button>
        <input
          id="find"
          class="input"
          type="search"
          ref=${a}
          value=${r}
          autocomplete="off"
          spellcheck=${!1}
          onInput=${c=>i(c.target.value)}
        />
      </div>
      ${s.state==="loading"&&d`<p class="block__none">${n("answers.loading")}</p>`}
      ${s.state==="failed"&&d`<p class="block__none" role="alert">
          ${n("answers.failed")} <button type="button" class="link-button" onClick=${t.fetchAnswers}>${n("answers.retry")}</button>
        </p>`}
      ${s.state==="ready"&&u.length===0&&d`<p class="block__none" role="status">${n("answers.none")}</p>`}
      <ul class="answers">
        ${u.map(c=>d`<${Cr} key=${c.id} app=${t} answer=${c} visitor=${l} />`)}
      </ul>
    </section>
  `}function Cr({app:t,answer:e,visitor:n}){let{desk:s}=t,o=s.open!==null&&!s.open.ended&&s.open.isFirst,r=t.now().toISOString().slice(0,10),[i,a]=W(!1);return d`
    <li class="answer">
      <details onToggle=${l=>a(l.currentTarget.open)}>
        <summary class="answer__title">
          <span dir="auto">${e.title}</span><${on} app=${t} answer=${e} visitor=${n} />
        </summary>
        ${i&&d`<${Or} app=${t} answer=${e} today=${r} mayPlace=${o} />`}
      </details>
    </li>
  `}function Or({app:t,answer:e,today:n,mayPlace:s}){let{desk:o,say:r}=t;return d`
    <p class="answer__words" dir="auto" lang=${e.language}>${Ne(e.body)}</p>
    <p class="answer__aside">
      <kbd>/${e.shortcut}</kbd>
      ${e.review_by&&d`<span>${r("answers.review_by",{date:e.review_by})}${es(e,n)?` (${r("answers.overdue")})`:""}</span>`}
    </p>
    ${s?d`<button type="button" class="button button--small" onClick=${()=>t.go({placing:e,tab:"conversation"})}>
            ${r("answers.place")}
          </button>`:o.open&&!o.open.ended&&d`<p class="answer__aside">${r("answers.cannot_place")}</p>`}
  `}function Ls({app:t,desks:e,chosen:n,choose:s}){let{say:o}=t;return d`
    <fieldset class="field">
      <legend>${o("where.title")}</legend>
      <div class="where">
        ${e.map(r=>d`<label key=${r.rota} class="chip where__desk">
              <input type="radio" name="rota" value=${r.rota} checked=${n===r.rota} onChange=${()=>s(r.rota)} />
              <span>
                <span class="where__name">${r.name}</span>
                <span class="where__aside">${[r.projects.join(", "),Ir(t,r)].filter(i=>i!==r.name).join(" · ")}</span>
              </span>
            </label>`)}
      </div>
    </fieldset>
  `}function Ir({say:t,language:e,now:n},{starts:s}){return s?t("where.turn",{when:jt(s,e,n())}):t("where.no_turn")}function Rs({app:t,brief:e}){return d`
    <section class="brief" aria-label=${t.say("brief.title")}>
      <h3 class="brief__title">${t.say("brief.title")}</h3>
      <ul class="brief__lines">
        ${Lr(t,e).map(([n,s])=>d`<li key=${s} class="brief__line brief__line--${n}"><${R} name=${n} /><span>${s}</span></li>`)}
      </ul>
    </section>
  `}function Lr(t,e){let{say:n}=t,s=u=>new Intl.ListFormat(t.language).format(u.map(({name:c,charity:f})=>f?`${c} (${f})`:c)),o=u=>jt(u??"",t.language,t.now()),r=e.with_me.filter(u=>u.here),i=e.with_me.filter(u=>!u.here),{on_call:a}=e;return[e.pair_broken&&["warn",n("brief.alone")],r.length>0&&["pair",n("brief.here",{names:s(r)})],i.length>0&&["one",n("brief.expected",{names:s(i)})],e.with_me.length===0&&["pair",n("brief.nobody")],e.ends!==null&&["clock",n("brief.until",{when:o(e.ends)})],e.after.length>0&&["waiting",n("brief.after",{when:o(e.after_starts),names:s(e.after)})],e.after_starts!==null&&e.after.length===0&&["waiting",n("brief.after_nobody")],["phone",a?n("brief.on_call",a):n("brief.on_call_nobody")],e.supervisor!==null&&["umbrella",n("brief.supervisor",{name:e.supervisor})],e.lead!==null&&["leaf",n("brief.lead",{name:e.lead})],...e.closures.map(({starts:u,ends:c,reason:f})=>["moon",n("brief.shut",{from:o(u),until:o(c),reason:f})])].filter(Boolean)}function Ks({app:t}){let{desk:e,say:n,person:s}=t,[o,r]=W(s.name),[i,a]=W(new Set(s.languages)),[l,u]=W(""),[c,f]=W(""),g=G(null);Rr(g);let h=e.truth.desks??[],y=h.find(v=>v.rota===c)??h[0],A=e.phase==="checking_in";return d`
    <main class="gate">
      <form class="gate__card" onSubmit=${v=>{v.preventDefault();let x=o.trim()===""?"check_in.no_name":i.size===0?"check_in.no_language":"";u(x),!(x||A)&&(t.go({again:!1}),e.checkIn(o.trim(),[...i],y&&{rota:y.rota,brief_read:!0}))}} ref=${g} novalidate>
        <h2 class="gate__title">${n("check_in.title")}</h2>
        <p class="gate__lead">${n("check_in.lead")}</p>
        ${h.length>1&&d`<${Ls} app=${t} desks=${h} chosen=${y.rota} choose=${f} />`}
        ${y&&d`<${Rs} app=${t} brief=${y.brief} />`}
        <div class="field">
          <label for="shift-name">${n("check_in.name")}</label>
          <p class="field__hint" id="shift-name-hint">${n("check_in.name_hint")}</p>
          <input
            id="shift-name"
            class="input"
            maxlength="40"
            autocomplete="off"
            spellcheck=${!1}
            value=${o}
            aria-describedby="shift-name-hint"
            onInput=${v=>r(v.target.value)}
          />
        </div>
        <fieldset class="field">
          <legend>${n("check_in.languages")}</legend>
          <div class="chips">
            ${s.languages.map(v=>d`<${Kr} key=${v} app=${t} language=${v} chosen=${i} setChosen=${a} />`)}
          </div>
        </fieldset>
        <p class="field__fault" role="alert">${l&&n(l)}</p>
        <button type="submit" class="button button--wide" aria-disabled=${A}>
          ${n(A?"check_in.going":"check_in.go")}
        </button>
        <p class="gate__note">${y&&n("brief.read")} ${n("check_in.sound")}</p>
        <button type="button" class="link-button" onClick=${t.signOut}>${n("check_in.sign_out")}</button>
      </form>
    </main>
  `}function Rr(t){ue(()=>{let e=n=>{var s;return n.key==="Enter"&&n.target===document.body&&!n.repeat&&((s=t.current)==null?void 0:s.requestSubmit())};return document.addEventListener("keydown",e),()=>document.removeEventListener("keydown",e)},[])}function Kr({app:t,language:e,chosen:n,setChosen:s}){let o=()=>{let r=new Set(n);r.delete(e)||r.add(e),s(r)};return d`<label class="chip">
    <input type="checkbox" checked=${n.has(e)} onChange=${o} /><span>${ie(e,t.language)}</span>
  </label>`}function Ps({app:t}){let{say:e}=t;return d`
    <main class="gate">
      <div class="gate__card">
        <h2 class="gate__title">${e("elsewhere.title")}</h2>
        <p class="gate__lead">${e("elsewhere.text")}</p>
        <button type="button" class="button button--wide" onClick=${()=>t.desk.workHere()}>${e("elsewhere.go")}</button>
      </div>
    </main>
  `}var Pr=["light","usual","heavy"];function Hs({app:t}){return d`<main class="gate">${t.desk.hasDebriefed?d`<${Ur} app=${t} />`:d`<${Hr} app=${t} />`}</main>`}function Hr({app:t}){let{desk:e,say:n,ui:s}=t,[o,r]=W(""),[i,a]=W(!1),l=s.callMe,u=new Intl.ListFormat(t.language).format((e.truth.gone??[]).map(({name:f})=>f));return d`
    <form class="gate__card debrief" onSubmit=${f=>{f.preventDefault(),e.debrief(l)}}>
      <h2 class="gate__title">${n("debrief.title")}</h2>
      <p class="gate__lead">${n("debrief.lead")}</p>
      <fieldset class="field">
        <legend>${n("debrief.how")}</legend>
        <div class="chips">
          ${Pr.map(f=>d`<label key=${f} class="chip"
                ><input type="radio" name="how" checked=${o===f} onChange=${()=>r(f)} /><span>${n(`debrief.${f}`)}</span></label
              >`)}
        </div>
      </fieldset>
      <label class="check"><input type="checkbox" checked=${i} onChange=${()=>a(!i)} /><span>${n("debrief.stays")}</span></label>
      <div role="status">
        ${(i||o==="heavy")&&d`<p class="debrief__care">${n(u?"debrief.care":"debrief.care_alone",{names:u})}</p>`}
      </div>
      <div>
        <label class="check"
          ><input type="checkbox" checked=${l} aria-describedby="call-hint" onChange=${()=>t.go({callMe:!l})} /><span
            >${n("debrief.call")}</span
          ></label
        >
        <p class="field__hint" id="call-hint">${n("debrief.call_hint")}</p>
      </div>
      <button type="submit" class="button button--wide"><${R} name="tick" />${n("debrief.done")}</button>
      <${kt} app=${t} />
      <${Us} app=${t} />
    </form>
  `}function Ur({app:t}){let{desk:e,say:n,ui:s}=t;return d`
    <div class="gate__card debrief" role="status">
      <span class="over__leaf"><${R} name="moon" /></span>
      <h2 class="gate__title">${n("debrief.thanks")}</h2>
      ${s.callMe&&d`<p class="gate__lead">${n("debrief.called")}</p>`}
      ${s.callMe&&e.truth.on_call&&d`<p>${n("brief.on_call",e.truth.on_call)}</p>`}
      <${kt} app=${t} />
      <${Us} app=${t} />
    </div>
  `}function Us({app:t}){let{say:e}=t;return d`<div class="debrief__away">
    <button type="button" class="link-button" onClick=${()=>t.go({again:!0,callMe:!1})}>${e("debrief.again")}</button>
    <button type="button" class="link-button" onClick=${t.signOut}>${e("check_in.sign_out")}</button>
  </div>`}function kt({app:t}){let{desk:e,say:n}=t,s=e.truth.gone??[];return s.length===0?null:d`
    <section class="gone" aria-label=${n("gone.title")}>
      <h3 class="block__title"><${R} name="moon" />${n("gone.title")}</h3>
      <ul class="people">
        ${s.map(o=>d`
            <li key=${o.name+o.charity} class="person">
              <span class="person__name" dir="auto">${o.name}</span>
              <span class="person__aside">${[o.charity,n(o.debriefed?"gone.done":"gone.not_yet")].join(" · ")}</span>
              ${o.wants_call&&d`<span class="person__aside gone__call"><${R} name="phone" />${n("gone.wants_call")}</span>`}
            </li>
          `)}
      </ul>
    </section>
  `}function js({app:t}){let{say:e,settings:n}=t,s=G(null),[o,r]=W(null);return X(()=>{var a;return(a=s.current)==null?void 0:a.showModal()},[]),d`
    <dialog class="sheet" ref=${s} aria-labelledby="sheet-title" onKeyDown=${a=>{if(!o)return;if(a.key==="Escape"||a.key==="Tab")return r(null);let l=Ut(a);a.preventDefault(),a.stopPropagation(),l&&(t.set({keys:Rn(n.keys,o,l)}),r(null))}} onClose=${()=>t.go({sheet:!1})}>
      <h2 class="sheet__title" id="sheet-title">${e("sheet.title")}</h2>
      <p class="sheet__lead">${e("sheet.lead")}</p>
      <dl class="sheet__keys">
        ${Re.map(a=>d`<div key=${a} class="sheet__row">
              <dt>${e(`action.${a}`)}</dt>
              <dd>
                <button
                  type="button"
                  class="key-button"
                  aria-label=${`${e(`action.${a}`)}: ${n.keys[a]||e("sheet.none")}`}
                  onClick=${()=>r(a)}
                >
                  ${o===a?e("sheet.press"):n.keys[a]||e("sheet.none")}
                </button>
              </dd>
            </div>`)}
      </dl>
      <h3 class="sheet__sub">${e("sheet.fixed")}</h3>
      <dl class="sheet__keys">
        ${["enter","shift_enter","slash"].map(a=>d`<div key=${a} class="sheet__row">
              <dt>${e(`sheet.${a}_does`)}</dt>
              <dd><kbd>${e(`sheet.${a}`)}</kbd></dd>
            </div>`)}
      </dl>
      <${jr} app=${t} />
      <div class="sheet__deeds">
        <button type="button" class="button button--plain" onClick=${()=>t.set({keys:Je})}>${e("sheet.reset")}</button>
        <button type="button" class="button" onClick=${()=>{var a;return(a=s.current)==null?void 0:a.close()}}>${e("sheet.close")}</button>
      </div>
    </dialog>
  `}function jr({app:t}){let{say:e,settings:n}=t,[s,o]=W(!1),r=async()=>{if(n.notices)return t.set({notices:!1});let i="Notification"in globalThis&&await Notification.requestPermission()==="granted";o(!i),t.set({notices:i})};return d`
    <h3 class="sheet__sub">${e("sheet.settings")}</h3>
    <label class="check"
      ><input type="checkbox" checked=${n.sound} onChange=${()=>t.set({sound:!n.sound})} /><span
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
        value=${n.volume}
        disabled=${!n.sound}
        onChange=${i=>t.set({volume:Number(i.target.value)})}
    /></label>
    <label class="check"
      ><input type="checkbox" checked=${n.typing} onChange=${()=>t.set({typing:!n.typing})} /><span
        >${e("sheet.typing")}</span
      ></label
    >
    <label class="check"
      ><input type="checkbox" checked=${n.notices} onChange=${r} /><span>${e("sheet.notices")}</span></label
    >
    <p class="field__fault" role="alert">${s&&e("sheet.notices_denied")}</p>
  `}var Dr=24;function wt({app:t,conversation:e,channel:n,label:s,empty:o}){let r=e.log[n],i=G(null),a=G(!0),[l,u]=W(!1),c=()=>{let g=i.current;g&&(a.current=g.scrollHeight-g.scrollTop-g.clientHeight<Dr,u(!a.current&&r.unread>0),a.current&&Fr(g)&&e.tellShown(n))},f=()=>{i.current&&(i.current.scrollTop=i.current.scrollHeight),c()};return X(()=>{a.current=!0,f()},[e.id]),X(()=>{var h;let g=((h=r.lines.at(-1))==null?void 0:h.mine)===!0;a.current||g?f():c()}),ue(()=>{let g=()=>a.current?f():c();document.addEventListener("visibilitychange",g);let h=new ResizeObserver(g);return i.current&&h.observe(i.current),()=>{document.removeEventListener("visibilitychange",g),h.disconnect()}},[e.id]),d`
    <div class="lines lines--${n}">
      <div class="lines__box" role="log" aria-label=${s} tabindex="0" ref=${i} onScroll=${c}>
        ${r.lines.some(Ds)&&d`<p class="line line--aside">${t.say(n==="room"?"talk.earlier":"confer.earlier")}</p>`}
        ${r.lines.length===0&&d`<p class="lines__empty">${o}</p>`}
        ${r.lines.filter(g=>!Ds(g)).map(g=>d`<${Wr} key=${Br(g)} app=${t} conversation=${e} line=${g} channel=${n} />`)}
      </div>
      ${l&&d`<button type="button" class="lines__more" onClick=${f}>${t.say("talk.new_below")}</button>`}
    </div>
  `}function Fr(t){return document.visibilityState==="visible"&&t.getClientRects().length>0}function Ds(t){return t.kind==="sealed"}function Br(t){return t.counter===void 0||t.kind==="gap"?`${t.kind}:${t.seq}`:`${t.slot}:${t.counter}`}function Wr({app:t,conversation:e,line:n,channel:s}){return n.kind==="text"?d`<${Yr} app=${t} conversation=${e} line=${n} channel=${s} />`:n.kind==="signal"?d`<p class="line line--signal"><strong>${t.say("talk.visitor")}</strong> ${t.say(`signal.${n.signal}`)}</p>`:n.kind==="roster"?d`<p class="line line--aside">${qr(t,e,n)}</p>`:d`<p class="line line--warn"><${R} name="warn" />${t.say(`talk.${n.kind}`)}</p>`}function qr(t,e,n){let s=new Intl.ListFormat(t.language),o=l=>e.isMe(l)?t.say("talk.you"):e.nameOf(l),r=l=>[...l].sort((u,c)=>Number(e.isMe(c))-Number(e.isMe(u))),i=s.format(r(n.came??[]).map(o)),a=s.format((n.went??[]).map(o));return i&&i===a?t.say("talk.again",{names:i}):i&&a?t.say("talk.went_came",{came:i,went:a}):a?t.say("talk.went",{names:a}):t.say("talk.came",{names:i})}function Yr({app:t,conversation:e,line:n,channel:s}){let{say:o,language:r}=t,i=s==="confer"?n.mine?"mine":"theirs":n.slot===0?"visitor":n.mine?"me":"worker",a=n.mine?o("talk.you"):n.slot===0?o("talk.visitor"):e.nameOf(n.slot??0);return d`
    <div class="line said said--${i}">
      <p class="said__who"><span dir="auto">${a}</span>${" "}<time class="said__time">${nt(n.at??"",r)}</time></p>
      <p class="said__words" dir="auto">${n.text}</p>
      ${n.mine&&n.mark&&d`<p class="said__mark said__mark--${n.mark}"><${R} name=${Vr[n.mark]} />${o(`mark.${n.mark}`)}</p>`}
    </div>
  `}var Vr={sending:"clock",sent:"tick",delivered:"ticks"};var zr=3e3;function Fs(t,e){let n=G(0),s=()=>{n.current!==0&&(n.current=0,e.sayTyping(!1))},o=r=>{if(!(!t.settings.typing||!e.isFirst)){if(r.trim()==="")return s();Date.now()-n.current<zr||(n.current=Date.now(),e.sayTyping(!0))}};return ue(()=>s,[e.id]),{written:o,stop:s}}function Bs(t,e,n){let s=Qe(t);return s.length>0?{why:"placeholder",holes:s}:Fn(t)?{why:"too_long"}:!n&&e.some(({words:o})=>Dn(t,o))?{why:"unchecked"}:null}function Ws({app:t,conversation:e}){let{say:n}=t,s=G(null),[o,r]=W(0),[i,a]=W(null),[l,u]=W(0),[c,f]=W(null),g=Fs(t,e),h=e.draft.room,y=e.isFirst?Dt(h,o):null,A=y&&y.start!==i&&t.library.state==="ready"?tt(t.library.index,y.typed,{visitor:e.room.language,worker:t.desk.languages,most:8}):[],$=A.length>0,v=(b,M)=>{e.draft.room=b,e.held.room=null,f(null),r(M),u(0),Dt(b,M)===null&&a(null),t.go({})},x=(b,M)=>{var I,C,S;(I=s.current)==null||I.setSelectionRange(b,M),(C=s.current)==null||C.blur(),(S=s.current)==null||S.focus(),r(M)},_=(b,M)=>{let I=Qn(b,Zr(t,e)),{text:C,start:S,end:L}=Xn(e.draft.room,M,I);ot(b)&&(e.unchecked=[...e.unchecked,{title:b.title,words:I}]),v(C,L),s.current&&(s.current.value=C),x(S,L)},m=()=>{let b=Bs(e.draft.room,e.unchecked,(c==null?void 0:c.why)==="unchecked");if(f(b),(b==null?void 0:b.why)==="placeholder")return x(b.holes[0].start,b.holes[0].end);b||(g.stop(),e.say("room"))},p=b=>{b.isComposing||$&&y&&Xr(b,{count:A.length,chosen:l,setChosen:u,pick:()=>_(A[l],y),leave:()=>a(y.start)})||b.key==="Enter"&&!b.shiftKey&&!b.altKey&&!b.ctrlKey&&!b.metaKey&&!ei()&&(b.preventDefault(),m())};Gr(t,e,s,_,x);let N=b=>r(b.target.selectionEnd),O=$?`answer-${l}`:void 0,E=c?Qr(t,c):e.held.room&&n(`held.${e.held.room}`);return d`
    <form class="reply" onSubmit=${b=>(b.preventDefault(),m())}>
      ${$&&y&&d`<${Os} app=${t} found=${A} chosen=${l} visitor=${e.room.language} pick=${b=>_(b,y)} />`}
      <p class="reply__fault ${c?`reply__fault--${c.why}`:""}" role="alert">${E&&d`<${R} name="warn" />`}${E}</p>
      <label class="reply__label" for="reply">${n("reply.label")}</label>
      <textarea
        id="reply"
        class="box"
        ref=${s}
        rows="1"
        placeholder=${e.isFirst?n("reply.placeholder"):""}
        value=${h}
        disabled=${!e.isFirst}
        dir="auto"
        aria-describedby="reply-hint"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls=${$?"canned-answers":void 0}
        aria-activedescendant=${O}
        autocomplete="off"
        autocapitalize="sentences"
        spellcheck=${!1}
        translate=${!1}
        onInput=${b=>{let M=b.target;v(M.value,M.selectionEnd),g.written(M.value)}}
        onKeyDown=${p}
        onKeyUp=${N}
        onClick=${N}
        onBlur=${g.stop}
      ></textarea>
      <div class="reply__foot">
        <span class="reply__hint" id="reply-hint">${e.isFirst?n("reply.hint"):Jr(t,e)}</span>
        ${e.isFirst?d`<button type="submit" class="button">${n("reply.send")}</button>`:e.room.role==="second"&&d`<button type="button" class="button" id="reply-take-over" onClick=${()=>t.act("take_over")}>
                ${n("talk.take_over")}
              </button>`}
      </div>
    </form>
  `}function Gr(t,e,n,s,o){let{ui:r}=t;X(()=>{let i=n.current;r.wish!=="reply"||!i||i.disabled||(t.go({wish:null}),o(i.value.length,i.value.length))}),ue(()=>{if(!r.placing||!n.current||n.current.disabled)return;let i=n.current.selectionEnd;t.go({placing:null}),s(r.placing,{start:i,end:i})},[r.placing])}function Zr(t,{room:e}){var s,o;let n=((s=t.desk.truth.projects.find(r=>r.project===e.project))==null?void 0:s.next_opening)??null;return{worker:((o=t.desk.me)==null?void 0:o.name)??"",project:e.project_name,opening:n}}function Jr(t,e){var n;return e.room.role==="supervisor"?t.say("reply.supervisor"):t.say("reply.second",{name:((n=e.writer)==null?void 0:n.name)??""})}function Qr(t,e){return e.why!=="placeholder"?t.say(`held.${e.why}`):t.say("held.placeholder",{count:e.holes.length,names:e.holes.map(({words:n})=>n).join(", ")})}function Xr(t,{count:e,chosen:n,setChosen:s,pick:o,leave:r}){let a={ArrowDown:()=>s((n+1)%e),ArrowUp:()=>s((n+e-1)%e),Enter:o,Escape:r}[t.key];return!a||t.shiftKey||t.altKey?!1:(t.preventDefault(),t.stopPropagation(),a(),!0)}function ei(){return matchMedia("(hover: none) and (pointer: coarse)").matches}function qs({app:t,conversation:e}){let{say:n,ui:s}=t,o=G(null),r=e.partners.length===0;X(()=>{s.wish!=="confer"||!o.current||(t.go({wish:null}),o.current.focus())});let i=c=>{e.draft.confer=c.target.value,e.held.confer=null,t.go({})},a=c=>{c.preventDefault(),e.say("confer")},l=c=>{c.key==="Enter"&&!c.shiftKey&&!c.altKey&&!c.isComposing&&a(c)},u=e.held.confer&&n(`held.${e.held.confer}`);return d`
    <aside class="confer" aria-label=${n("confer.title")}>
      <div class="confer__top">
        <h3 class="confer__title"><${R} name="pair" />${n("confer.title")}</h3>
        <p class="confer__hint">${n(r?"confer.alone":"confer.hint")}</p>
      </div>
      <${wt} app=${t} conversation=${e} channel="confer" label=${n("confer.log")} empty=${n("confer.empty")} />
      <form class="confer__form" onSubmit=${a}>
        <p class="confer__fault" role="alert">${u&&d`<${R} name="warn" />`}${u}</p>
        <label class="confer__label" for="confer">${n("confer.label")}</label>
        <textarea
          id="confer"
          class="box box--confer"
          ref=${o}
          rows="1"
          placeholder=${n("confer.placeholder")}
          value=${e.draft.confer}
          dir="auto"
          autocomplete="off"
          spellcheck=${!1}
          translate=${!1}
          onInput=${i}
          onKeyDown=${l}
        ></textarea>
        <button type="submit" class="button button--confer">${n("confer.send")}</button>
      </form>
    </aside>
  `}var ti=["finished","left","abusive","not_for_us"];function Ys({app:t,conversation:e}){let{desk:n,say:s}=t,[o,r]=W("finished"),i=G(null);X(()=>{var u;return(u=i.current)==null?void 0:u.focus()},[]);let a=()=>t.go({closing:null}),l=u=>{u.preventDefault(),a(),n.close(e.id,o)};return d`
    <form class="closing" onSubmit=${l} onKeyDown=${u=>u.key==="Escape"&&a()}>
      <fieldset class="closing__reasons">
        <legend class="closing__title">${s("close.reason")}</legend>
        ${ti.map((u,c)=>d`<label key=${u} class="radio">
              <input
                type="radio"
                name="reason"
                value=${u}
                checked=${o===u}
                ref=${c===0?i:void 0}
                onChange=${()=>r(u)}
                onKeyDown=${f=>f.key==="Enter"&&l(f)}
              />
              <span>${s(`close.${u}`)}</span>
            </label>`)}
      </fieldset>
      <p class="closing__lead">${s("close.lead")}</p>
      <div class="closing__deeds">
        <button type="submit" class="button">${s("talk.close")}</button>
        <button type="button" class="button button--plain" onClick=${a}>${s("close.keep")}</button>
      </div>
    </form>
  `}function Vs({app:t,conversation:e}){var l,u;let{desk:n,say:s}=t,{why:o,forgotten:r}=e.ended??{why:"line_lost",forgotten:!1},i=o==="abusive"||o==="left_quickly"||o==="second_holder",a=()=>{n.takeBreak("breather"),n.putAway(e.id)};return d`
    <div class="over">
      <div class="over__card" role="status">
        <span class="over__leaf"><${R} name="leaf" /></span>
        <h2 class="over__title">${s(`over.${o}`)}</h2>
        <p class="over__kept">${s(r?"over.forgotten":"over.not_said")}</p>
      </div>
      ${e.cutOff&&d`<label class="over__cut-off">
        <span>${s("over.cut_off")}</span>
        <textarea readonly rows="3" translate=${!1} spellcheck=${!1}>${e.cutOff}</textarea>
      </label>`}
      ${((l=n.me)==null?void 0:l.status)==="online"&&d`<p class="over__offer">${s(i?"over.breather_offer_hard":"over.breather_offer")}</p>`}
      <div class="over__deeds">
        ${((u=n.me)==null?void 0:u.status)==="online"&&d`<button type="button" class="button ${i?"":"button--plain"}" onClick=${a}><${R} name="cup" />${s("over.breather")}</button>`}
        <button type="button" class="button ${i?"button--plain":""}" onClick=${()=>n.putAway(e.id)}>
          ${s("over.done")}
        </button>
      </div>
    </div>
  `}function zs({app:t}){let{desk:e,say:n}=t,s=e.open;return d`
    <section class="pane pane--centre" aria-label=${n("desk.centre_pane")}>
      ${!s&&d`<${ci} app=${t} />`}
      ${(s==null?void 0:s.ended)&&d`<${Vs} key=${s.id} app=${t} conversation=${s} />`}
      ${s&&!s.ended&&d`<${ni} key=${s.id} app=${t} conversation=${s} />`}
    </section>
  `}function ni({app:t,conversation:e}){var i,a;let{say:n}=t,{room:s}=e,o=((i=e.writer)==null?void 0:i.name)??"",r=e.isFirst?n("talk.nothing_yet",{name:((a=t.desk.me)==null?void 0:a.name)??""}):n("talk.nothing_yet_second",{name:o});return d`
    <div class="talk talk--${s.state}">
      <${si} app=${t} conversation=${e} />
      ${t.ui.closing===e.id&&d`<${Ys} app=${t} conversation=${e} />`}
      <div class="talk__main">
        <${ii} app=${t} conversation=${e} />
        <${wt} app=${t} conversation=${e} channel="room" label=${n("talk.log")} empty=${r} />
        <${li} app=${t} conversation=${e} />
        <${Ws} app=${t} conversation=${e} />
      </div>
      <${qs} app=${t} conversation=${e} />
    </div>
  `}function si({app:t,conversation:e}){let{desk:n,say:s,language:o}=t,{room:r,id:i}=e,a=e.isFirst&&e.partners.some(l=>l.here&&l.role!=="supervisor");return d`
    <header class="head">
      <div class="head__text">
        <h2 class="head__title">
          ${r.project_name}
          <span class="head__language">${s("talk.language",{language:ie(r.language,o)})}</span>
        </h2>
        <p class="head__state">
          <span class="state state--${e.state}" role="status"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${e.state}`)}</span
          >
          ${r.workers.map(l=>d`<${oi} key=${l.slot} app=${t} worker=${l} />`)}
        </p>
      </div>
      <div class="head__deeds">
        ${a&&d`<button type="button" class="button button--plain button--small" onClick=${()=>t.act("take_over")}>
            ${s("talk.hand_pen")}
          </button>`}
        <${ri} app=${t} conversation=${e} />
        ${t.ui.closing!==i&&d`<button type="button" class="button button--plain button--small" onClick=${()=>t.act("close")}>${s("talk.close")}</button>`}
      </div>
    </header>
  `}function oi({app:t,worker:e}){let{say:n}=t,s=e.here?e.role==="first"?e.me?"talk.you_write":"talk.writes":e.role==="second"?"talk.second":"talk.looks_on":"talk.away";return d`<span class="who ${e.role==="first"?"who--first":""} ${e.here?"":"who--away"}">
    ${e.role==="first"&&e.here&&d`<${R} name="pen" />`}
    <span dir="auto">${e.me?n("talk.you"):e.name}</span> <span class="who__place">${n(s)}</span>
  </span>`}function ri({app:t,conversation:e}){let{desk:n,say:s}=t;return d`
    <details class="more">
      <summary class="button button--plain button--small">${s("talk.more")}</summary>
      <div class="menu menu--more">
        <button type="button" class="menu__item" aria-describedby="know-hint" onClick=${()=>n.stepOut(e.id,"know_them")}>
          ${s("talk.know")}
        </button>
        <p class="menu__hint" id="know-hint">${s("talk.know_hint")}</p>
        <button type="button" class="menu__item" aria-describedby="step-hint" onClick=${()=>n.stepOut(e.id,"hand_over")}>
          ${s("talk.step_out")}
        </button>
        <p class="menu__hint" id="step-hint">${s("talk.step_out_hint")}</p>
      </div>
    </details>
  `}function ii({app:t,conversation:e}){let{say:n}=t;return d`
    <div class="notes" role="status">
      ${ai(e).map(({key:s,tone:o,values:r})=>d`<p key=${s} class="note note--${o}">
            <${R} name=${o==="alert"?"warn":o==="calm"?"leaf":"clock"} />${n(s,r)}
          </p>`)}
    </div>
  `}function ai({room:t,refusedKey:e,signal:n,partners:s}){let o=s.find(i=>!i.here),r=[];return e&&r.push({key:"talk.refused_key",tone:"alert"}),t.log_full&&r.push({key:"note.log_full",tone:"alert"}),(t.state==="waiting"||t.state==="arriving")&&r.push({key:"note.waiting",tone:"wait"}),t.state==="alone"&&r.push(o?{key:"note.alone_partner",tone:"alert",values:{name:o.name}}:{key:"note.alone",tone:"alert"}),t.state==="interrupted"&&r.push({key:"note.interrupted",tone:"wait"}),n&&r.push({key:`note.${n}`,tone:"calm"}),r}function li({app:t,conversation:e}){let{say:n}=t,s=t.now().getTime(),r=[...e.typing].filter(([,i])=>i>s).map(([i])=>i).map(i=>i===0?n("talk.visitor_types"):n("talk.types",{name:e.nameOf(i)}));return d`<p class="typing" aria-hidden="true">${r.join(" ")}</p>`}function ci({app:t}){var a;let{desk:e,say:n,settings:s}=t,o=e.truth.waiting.some(l=>l.mine_to_take),r=((a=e.me)==null?void 0:a.status)==="online",i=[[s.keys.take,"empty.key_take"],["/","empty.key_answers"],[s.keys.confer,"empty.key_confer"],[s.keys.keys,"empty.key_keys"]];return d`
    <div class="quiet">
      <span class="quiet__umbrella"><${R} name="umbrella" /></span>
      <h2 class="quiet__title">${n(o?"empty.title_waiting":"empty.title")}</h2>
      <p class="quiet__lead">${n(o?"empty.lead_waiting":r?"empty.lead":"empty.lead_off")}</p>
      <dl class="quiet__keys">
        ${i.filter(([l])=>l).map(([l,u])=>d`<div key=${u} class="quiet__row">
                <dt><kbd>${l}</kbd></dt>
                <dd>${n(u)}</dd>
              </div>`)}
      </dl>
      ${!o&&r&&d`<p class="quiet__ask">${n("empty.ask")}</p>`}
    </div>
  `}var ui=["breather","food","call","other"];function Gs({app:t}){let{desk:e,say:n,settings:s}=t;return d`
    <header class="top">
      <h1 class="top__name">
        <span class="top__umbrella"><${R} name="umbrella" /></span>${t.title}
      </h1>
      <${hi} app=${t} />
      <div class="top__tools">
        <button type="button" class="quiet-button" aria-pressed=${s.sound} onClick=${()=>t.act("sound")}>
          <${R} name=${s.sound?"bell":"bell_off"} /><span class="word"
            >${n(s.sound?t.soundSleeps&&e.me?"sound.asleep":"sound.on":"sound.off")}</span
          >
        </button>
        <button type="button" class="quiet-button" onClick=${()=>t.act("keys")}>
          <${R} name="keys" /><span class="word">${n("keys.open")}</span>
        </button>
        ${e.me&&d`<${di} app=${t} />`}
      </div>
    </header>
    <${mi} app=${t} />
    ${e.me&&d`<${pi} app=${t} />`}
  `}function hi({app:t}){let{desk:e,say:n}=t;return!e.me||e.truth.projects.length===0?null:d`
    <ul class="top__projects" aria-label=${n("projects.title")}>
      ${e.truth.projects.map(s=>d`
          <li key=${s.project} class="state state--${s.state}">
            <span class="state__mark" aria-hidden="true"></span><span class="top__project">${s.project_name}</span>${" "}
            <span class="state__word">${n(`project.${s.state}`)}</span>
          </li>
        `)}
    </ul>
  `}function di({app:t}){var r,i;let{desk:e,say:n,ui:s}=t,o=((r=e.me)==null?void 0:r.status)??"online";return d`
    <div class="status">
      <button
        type="button"
        class="status__button status__button--${o}"
        aria-expanded=${s.status}
        onClick=${()=>t.go({status:!s.status})}
      >
        <span class="status__dot" aria-hidden="true"></span>
        <span class="status__name" dir="auto">${(i=e.me)==null?void 0:i.name}</span>
        <span class="status__word">${n(`status.${o}`)}</span>
      </button>
      ${s.status&&d`<${fi} app=${t} />`}
    </div>
  `}function fi({app:t}){var r;let{desk:e,say:n}=t,s=(r=e.me)==null?void 0:r.status,o=i=>()=>{t.go({status:!1}),i()};return d`
    <div
      class="menu"
      role="group"
      aria-label=${n("status.break_for")}
      onKeyDown=${i=>i.key==="Escape"&&t.go({status:!1})}
    >
      ${s!=="online"&&d`<button type="button" class="menu__item" onClick=${o(()=>e.comeBack())}>${n("break.back")}</button>`}
      ${s!=="break"&&d`<p class="menu__title"><${R} name="cup" />${n("status.break_for")}</p>`}
      ${s!=="break"&&ui.map(i=>d`<button key=${i} type="button" class="menu__item" onClick=${o(()=>e.takeBreak(i))}>
              ${n(`break.${i}`)}
            </button>`)}
      ${s!=="finishing"&&d`<hr class="menu__line" />
          <button type="button" class="menu__item" aria-describedby="end-hint" onClick=${o(()=>e.endShift())}>
            <${R} name="moon" />${n("status.end")}
          </button>
          <p class="menu__hint" id="end-hint">${n("status.end_hint")}</p>`}
    </div>
  `}function pi({app:t}){var o;let{desk:e,say:n}=t,s=(o=e.me)==null?void 0:o.status;return s==="break"?d`<div class="strip strip--break" role="status">
      <${R} name="cup" />${n(e.truth.mine.length>0?"break.banner_open":"break.banner")}
      <button type="button" class="button button--small" onClick=${()=>e.comeBack()}>${n("break.back")}</button>
    </div>`:s!=="finishing"?null:d`<div class="strip strip--break" role="status">
    <${R} name="moon" />${n("finishing.banner")}
    <button type="button" class="button button--small button--plain" onClick=${()=>e.comeBack()}>${n("finishing.stay")}</button>
  </div>`}function mi({app:t}){let{desk:e,say:n}=t;return e.line==="open"||e.line==="connecting"&&e.phase==="arriving"?d`<div role="status" class="strip strip--none"></div>`:d`<div role="status" class="strip strip--alert">
    <${R} name="off" /><span
      >${n(`line.${e.line}`)}${" "}${e.line==="refused"&&d`<a href="/sign-in">${n("line.sign_in")}</a>`}</span
    >
  </div>`}function Zs({app:t}){let{desk:e,say:n}=t;return d`
    <section class="pane pane--left" aria-label=${n("desk.waiting_pane")}>
      <${_i} app=${t} />
      ${e.truth.broken.length>0&&d`<${yi} app=${t} />`}
      <${ki} app=${t} />
      <${bi} app=${t} />
    </section>
  `}function _i({app:t}){let{desk:e,say:n}=t,s=e.truth.waiting;return d`
    <div class="block ${s.length>0?"block--waiting":""}">
      <h2 class="block__title">
        <${R} name="waiting" />${n("waiting.title")}${s.length>0&&d`<span class="count">${s.length}</span>`}
      </h2>
      ${s.length===0&&d`<p class="block__none">${n("waiting.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>d`<${gi} key=${o.conversation} app=${t} visitor=${o} />`)}
      </ul>
    </div>
  `}function gi({app:t,visitor:e}){var a;let{desk:n,say:s,language:o}=t,r=zn(e.since,t.now()),i=()=>{t.go({wish:"reply",tab:"conversation"}),n.takeVisitor(e.conversation)};return d`
    <li class="card">
      <div class="card__text">
        <p class="card__main">
          <span>${ie(e.language,o)}</span>
          <span class="card__since">${r===0?s("waiting.now"):s("waiting.minutes",{count:r})}</span>
        </p>
        <p class="card__aside">${e.project_name}</p>
        ${!e.mine_to_take&&d`<p class="card__aside">${s(((a=n.me)==null?void 0:a.status)==="online"?"waiting.not_now":"waiting.on_break")}</p>`}
      </div>
      ${e.mine_to_take&&d`<button type="button" class="button" onClick=${i}>${s("waiting.take")}</button>`}
    </li>
  `}function yi({app:t}){let{desk:e,say:n,language:s}=t,o=r=>()=>{t.go({tab:"conversation"}),e.join(r)};return d`
    <div class="block block--broken">
      <h2 class="block__title"><${R} name="warn" />${n("broken.title")}</h2>
      <ul class="cards">
        ${e.truth.broken.map(r=>d`
            <li key=${r.conversation} class="card">
              <div class="card__text">
                <p class="card__main">
                  <span>${ie(r.language,s)}</span><span class="card__since">${nt(r.since,s)}</span>
                </p>
                <p class="card__aside">${r.project_name}</p>
              </div>
              <button type="button" class="button" onClick=${o(r.conversation)}>${n("broken.join")}</button>
            </li>
          `)}
      </ul>
    </div>
  `}function ki({app:t}){let{desk:e,say:n}=t,s=[...e.conversations.values()];return d`
    <div class="block">
      <h2 class="block__title"><${R} name="talk" />${n("mine.title")}</h2>
      ${s.length===0&&d`<p class="block__none">${n("mine.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>d`<${wi} key=${o.id} app=${t} conversation=${o} />`)}
      </ul>
    </div>
  `}function wi({app:t,conversation:e}){let{desk:n,say:s,language:o}=t,{room:r,ended:i,unread:a,id:l}=e,u=()=>{n.show(l),t.go({tab:"conversation"})},c=i?"ended":e.state;return d`
    <li>
      <button type="button" class="card card--button" aria-current=${n.openId===l?"true":void 0} onClick=${u}>
        <span class="card__text">
          <span class="card__main"
            >${ie(r.language,o)} <span class="card__role">${i?"":s(`mine.${r.role}`)}</span></span
          >
          <span class="card__aside">${r.project_name}</span>
          <span class="card__aside state state--${c}"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${c}`)}</span
          >
        </span>
        ${a>0&&d`<span class="count"><span aria-hidden="true">${a}</span><span class="unseen">${s("mine.unread",{count:a})}</span></span>`}
      </button>
    </li>
  `}function bi({app:t}){let{desk:e,say:n,language:s}=t,{colleagues:o,on_call:r,projects:i}=e.truth;return d`
    <div class="block block--team">
      <h2 class="block__title"><${R} name="pair" />${n("team.title")}</h2>
      ${o.length===0&&d`<p class="block__none">${n("team.none")}</p>`}
      <ul class="people">
        ${o.map(a=>d`<${$i} key=${a.name+a.charity} app=${t} one=${a} />`)}
      </ul>
      <${kt} app=${t} />
      <h2 class="block__title"><${R} name="phone" />${n("team.on_call")}</h2>
      ${!r&&d`<p class="block__none">${n("team.no_on_call")}</p>`}
      ${r&&d`<div class="on-call">
          <a class="on-call__ring" href=${`tel:${r.phone.replace(/[^+\d]/g,"")}`}
            >${n("team.ring",{name:r.name})} <span class="on-call__number" dir="ltr">${r.phone}</span></a
          >
          <button
            type="button"
            class="quiet-button"
            onClick=${()=>e.callSupervisor(e.open&&!e.open.ended?e.openId:null)}
          >
            ${n("team.alert")}
          </button>
        </div>`}
      <div class="projects">
        <h2 class="block__title"><${R} name="leaf" />${n("projects.title")}</h2>
        <ul class="people">
          ${i.map(a=>d`
              <li key=${a.project} class="person">
                <span class="person__name">${a.project_name}</span>
                <span class="state state--${a.state}"
                  ><span class="state__mark" aria-hidden="true"></span>${n(`project.${a.state}`)}</span
                >
                ${a.next_opening&&d`<span class="person__aside">${n("project.opens",{when:st(a.next_opening,s)})}</span>`}
              </li>
            `)}
        </ul>
      </div>
    </div>
  `}function $i({app:t,one:e}){let{say:n}=t,s=e.here?e.status:"away",o=[e.first_in>0&&n("team.first_in",{count:e.first_in}),e.second_in>0&&n("team.second_in",{count:e.second_in})].filter(Boolean),r=e.briefed?[n("team.briefed")]:[];return d`
    <li class="person">
      <span class="person__name" dir="auto">${e.name}</span>
      <span class="state state--${s}"><span class="state__mark" aria-hidden="true"></span>${n(`status.${s}`)}</span>
      <span class="person__aside">${[e.charity,...o.length>0?o:[n("team.free")],...r].join(" · ")}</span>
    </li>
  `}var vi=[["waiting","waiting"],["conversation","talk"],["answers","book"]];function Js({app:t}){let{desk:e,ui:n,say:s}=t;return e.phase==="arriving"?d`<main class="gate">
      <p class="gate__lead" role="status">${s(e.line==="refused"?"refused.sign_in_again":"desk.loading")}</p>
    </main>`:d`
    <div class="desk" data-tab=${n.tab} data-answers=${n.answers?"open":"folded"}>
      <${Gs} app=${t} />
      <${Ti} app=${t} />
      ${e.phase==="on"&&d`<${xi} app=${t} />`} ${e.phase==="elsewhere"&&d`<${Ps} app=${t} />`}
      ${(e.phase==="out"||e.phase==="checking_in")&&d`<${e.hasFinished&&!t.ui.again?Hs:Ks} app=${t} />`}
      ${n.sheet&&d`<${js} app=${t} />`}
    </div>
  `}function xi({app:t}){let{ui:e,say:n}=t;return d`
    <main class="panes">
      <${Zs} app=${t} />
      <${zs} app=${t} />
      ${e.answers||e.tab==="answers"?d`<${Is} app=${t} />`:d`<button type="button" class="unfold" onClick=${()=>t.go({answers:!0})}>
              <${R} name="book" />${n("answers.open")}
            </button>`}
    </main>
    <${Si} app=${t} />
  `}function Si({app:t}){let{desk:e,ui:n,say:s}=t,o={waiting:e.truth.waiting.length+e.truth.broken.length,conversation:e.unread,answers:0};return d`
    <nav class="tabs" aria-label=${s("tab.list")}>
      ${vi.map(([r,i])=>d`
          <button
            key=${r}
            type="button"
            class="tabs__tab"
            aria-current=${n.tab===r?"page":void 0}
            onClick=${()=>t.go({tab:r})}
          >
            <${R} name=${i} />${s(`tab.${r}`)}${o[r]>0&&d`<span class="count">${o[r]}</span>`}
          </button>
        `)}
    </nav>
  `}function Ti({app:t}){let{desk:e,say:n}=t;return d`
    <div class="notices" role="status" aria-label=${n("notice.list")}>
      ${e.notices.map(s=>d`
          <div key=${s.key} class="notice notice--${s.tone??"told"}">
            <${R} name=${s.tone==="alert"?"warn":"leaf"} /><span>${n(s.key,s.values)}</span>
            <button type="button" class="notice__away" onClick=${()=>e.dismiss(s)}>
              <${R} name="cross" /><span class="unseen">${n("notice.dismiss")}</span>
            </button>
          </div>
        `)}
    </div>
  `}var Qs={"desk.loading":"Coming to the desk…","desk.waiting_pane":"Waiting and mine","desk.centre_pane":"The open conversation","desk.answers_pane":"Answers","tab.waiting":"Waiting","tab.conversation":"Conversation","tab.answers":"Answers","tab.list":"Show","line.connecting":"Reaching the desk…","line.lost":"Your line is lost. We keep trying; your drafts are safe on this page.","line.refused":"You are no longer signed in. Your drafts are still on this page: copy what you need, then","line.sign_in":"sign in again","check_in.title":"Ready when you are","check_in.lead":"You work here two at a time, never alone. Check in when you are settled.","check_in.name":"Name for this shift","check_in.name_hint":"Visitors and your partner see this name. It need not be your own.","check_in.languages":"Languages you can answer in","check_in.go":"Check in","check_in.going":"Checking in…","check_in.sound":"While somebody waits you hear two soft bells. You can switch them off at the top.","check_in.no_language":"Choose at least one language.","check_in.no_name":"Write the name you want to be seen with.","check_in.sign_out":"Sign out","where.title":"Where are you on?","where.turn":"your shift from {when}","where.no_turn":"no shift of yours soon","brief.title":"Before you start","brief.here":"Here already: {names}","brief.expected":"Signed up with you: {names}","brief.nobody":"Nobody else is signed up or here yet. The chat opens for visitors when two are.","brief.until":"Until {when}","brief.after":"After you, from {when}: {names}","brief.after_nobody":"Nobody is signed up for what comes after you yet.","brief.on_call":"On call: {name}, {phone}","brief.on_call_nobody":"Nobody is named as on call.","brief.supervisor":"Supervisor: {name}","brief.lead":"Safeguarding lead: {name}","brief.shut":"Closed {from} to {until}: {reason}","brief.alone":"Somebody is alone with a visitor just now, and would be glad of you.","brief.read":"Checking in says that you have read this.","team.briefed":"has read the brief","debrief.title":"Your shift has ended. Thank you.","debrief.lead":"Take a minute before you go. What you tick here stays on this page and goes with it.","debrief.how":"How was it?","debrief.light":"Light","debrief.usual":"As most evenings are","debrief.heavy":"Heavy","debrief.stays":"Something of it stays with me","debrief.care":"Then do not carry it home alone. Talk with {names} now, or ask for a call.","debrief.care_alone":"Then do not carry it home alone. Ask for a call: that is what they are there for.","debrief.call":"I would like the supervisor to call me","debrief.call_hint":"Your name for this shift is shown at the desk. The alert itself says only that somebody would like a call.","debrief.done":"I have looked back on it","debrief.thanks":"Rest well.","debrief.called":"The alert has gone out. Stay by your phone; if it cannot wait, ring the number yourself.","debrief.again":"Come on again","gone.title":"Gone home","gone.done":"has debriefed","gone.not_yet":"has not debriefed yet","gone.wants_call":"would like a call","elsewhere.title":"You are checked in on another page","elsewhere.text":"This page is off, so that your keys are in one place only. Nothing that was here is kept.","elsewhere.go":"Work here instead","status.online":"Online","status.break":"On a break","status.finishing":"Finishing","status.away":"Line lost","status.break_for":"Break for","break.breather":"A breather","break.food":"Food","break.call":"A call","break.other":"Something else","status.end":"End shift","status.end_hint":"Nothing new comes. The shift ends when your last conversation does.","break.banner":"You are on a break. Nothing new comes to you.","break.banner_open":"You are on a break. Nothing new comes to you; the conversations you are in go on.","break.back":"I am back","finishing.banner":"Finishing: nothing new comes. Your shift ends with your last conversation.","finishing.stay":"Stay on","sound.on":"Sound on","sound.off":"Sound off","sound.asleep":"Sound: press any key first","keys.open":"Keys","waiting.title":"Someone is waiting","waiting.none":"Nobody is waiting.","waiting.now":"just now","waiting.minutes":{one:"{count} minute",other:"{count} minutes"},"waiting.take":"Take","waiting.not_now":"Your hands are full, or this one is for others.","waiting.on_break":"You are on a break.","broken.title":"Needs a second","broken.join":"Join","mine.title":"My conversations","mine.none":"None yet. Yours will stand here.","mine.unread":{one:"{count} unread",other:"{count} unread"},"mine.first":"you write","mine.second":"you are second","mine.supervisor":"you look on","team.title":"On with you","team.none":"Nobody else is on yet. The chat opens for visitors when two are.","team.first_in":"writes in {count}","team.second_in":"second in {count}","team.free":"free","team.on_call":"On call","team.ring":"Ring {name}","team.alert":"Alert them","team.no_on_call":"Nobody is named as on call.","projects.title":"What visitors see","project.open":"Open","project.busy":"Busy","project.full":"Full","project.closing_soon":"Closing soon","project.closed":"Closed","project.opens":"opens {when}","empty.title":"All quiet","empty.title_waiting":"Someone would like to talk","empty.lead":"When somebody comes, two soft bells ring and they stand at the top left.","empty.lead_off":"Nothing new comes to you just now.","empty.lead_waiting":"Take them at the top left. Your partner comes in with you.","empty.key_take":"take who has waited longest, and write","empty.key_answers":"at the start of a line: find an answer","empty.key_confer":"talk with your partner, unseen by the visitor","empty.key_keys":"all keys, and change them","empty.ask":"How is the evening? A break really stops new visitors.","talk.log":"Conversation","talk.visitor":"Visitor","talk.you":"You","talk.language":"in {language}","talk.writes":"writes","talk.you_write":"write","talk.second":"second","talk.looks_on":"looks on","talk.away":"line lost","talk.take_over":"Take over","talk.hand_pen":"Hand over the pen","talk.more":"More","talk.know":"I may know this person","talk.know_hint":"You step out without a word, and never get them again.","talk.step_out":"Step out","talk.step_out_hint":"Somebody else comes in beside your partner.","talk.close":"Close conversation","talk.earlier":"Earlier lines are sealed. The visitor can let you read them.","talk.gap":"Something is missing here. It did not reach this screen.","talk.unreadable":"A line came that did not pass its checks. It is not shown.","talk.too_old":"This page is too old to show that.","talk.came":"{names} came in.","talk.went":"{names} left.","talk.again":"{names} loaded the page again.","talk.went_came":"{went} left, {came} came in.","talk.new_below":"New lines below","talk.nothing_yet":"Nothing has been said yet. You might begin: “Hello, I am {name}. Take your time.”","talk.nothing_yet_second":"Nothing has been said yet. {name} writes; you see everything.","talk.types":"{name} is writing…","talk.visitor_types":"The visitor is writing…","talk.refused_key":"The key for this conversation did not pass its checks. Nothing can be sent under it. Ring the supervisor on call.","state.arriving":"Coming in","state.waiting":"Pair coming together","state.paired":"Two are here","state.wavering":"A line is lost","state.alone":"You are alone","state.interrupted":"Visitor’s line lost","state.ended":"Over","note.waiting":"Not connected yet: both of your screens must hold the key. It takes a few seconds. You can already write your first line.","note.alone":"The pair is broken, and the visitor has been told. Anyone else on shift can join you. Go on gently.","note.alone_partner":"{name}’s line is lost. The visitor has been told. Anyone else on shift can join you. Go on gently.","note.interrupted":"The visitor’s line is lost. They have five minutes to come back on the same page. What you send waits for them.","note.moment":"The visitor needs a moment. No hurry.","note.covered":"The visitor has covered the screen. Do not worry, and wait: someone may be near them.","note.log_full":"This conversation has grown as long as it can. What was said stands; nothing new can be sent. Say goodbye another way and close it.","signal.moment":"Needs a moment.","signal.covered":"Has covered the screen.","signal.back":"Is back.","mark.sending":"Sending…","mark.sent":"Sent","mark.delivered":"Delivered","reply.label":"Reply","reply.placeholder":"To the visitor…","reply.send":"Send to visitor","reply.hint":"/ or # for answers","reply.second":"{name} is writing to the visitor. Take over to write.","reply.supervisor":"You are looking on. The pair writes to the visitor.","confer.title":"Only you two","confer.hint":"The visitor never sees this.","confer.log":"Only you two","confer.label":"Confer","confer.placeholder":"To your partner only…","confer.send":"Tell partner","confer.empty":"Ask, check, swap: nobody else reads along, and it goes when the conversation goes.","confer.earlier":"What you two said before is not on this page: its key went when the page was loaded again, or you came later.","confer.alone":"Nobody is here to confer with just now.","held.no_key":"Not sent yet: there is no key to seal it with. It goes by itself as soon as there is; touch the words to stop it.","held.not_paired":"Not sent yet: both of your screens must hold the key first. It goes by itself as soon as they do; touch the words to stop it.","held.not_first":"Not sent: your partner is writing to the visitor. Your words are still here.","held.no_partner":"Not sent yet: nobody is here to confer with. It goes when somebody comes; touch the words to stop it.","held.log_full":"Not sent: this conversation is as long as it can be. Your words are still here.","held.trouble":"Not sent yet: the desk did not take it. We try again when the line is back.","held.placeholder":{one:"Fill this in first: {names}",other:"Fill these in first: {names}"},"held.unchecked":"Not yet checked by a native speaker. Press again to send.","held.too_long":"Too long for one message. Send it in two parts.","answers.list":"Canned answers","answers.found":{one:"{count} answer. Arrows choose, Enter places, Escape leaves.",other:"{count} answers. Arrows choose, Enter places, Escape leaves."},"answers.none":"No answer has these words.","answers.search":"Find an answer","answers.place":"Place in reply","answers.unchecked":"not yet checked","answers.loading":"Answers are on their way…","answers.failed":"The answers could not be fetched. You can still write.","answers.retry":"Try again","answers.cannot_place":"Only the one who writes can place an answer.","answers.close":"Fold away","answers.open":"Answers","answers.review_by":"check by {date}","answers.overdue":"past its check date","close.lead":"The visitor is told it has ended. Nothing of what was said is kept.","close.finished":"Finished: we said goodbye","close.left":"Left: they have gone quiet","close.abusive":"Abusive: the words go from both screens at once","close.not_for_us":"Not for us: told where else to turn","close.reason":"How did it end?","close.keep":"Not yet","over.finished":"Finished.","over.left":"The visitor has left.","over.left_quickly":"Left quickly. Do not try to reach them.","over.abusive":"Closed as abusive. Nobody has to take that.","over.not_for_us":"Closed as not for us.","over.line_lost":"The line was lost and did not come back.","over.second_holder":"Closed for safety: this conversation was opened in a second place.","over.restarting":"The service had to restart, and this conversation ended with it.","over.forgotten":"Nothing was kept of what was said. We add one to our count of chats.","over.not_said":"This chat has ended. The words are gone from this screen.","over.cut_off":"You were writing this. It was not sent, and goes when you put this away.","over.breather":"Have a breather","over.breather_offer":"That may have been a lot. A few minutes off? Nothing new comes meanwhile.","over.breather_offer_hard":"Take a few minutes, talk it over with your partner or the supervisor. Nothing new comes meanwhile.","over.done":"Put away","stepped_out.stepped_out":"You have stepped out of that conversation.","stepped_out.replaced":"While your line was lost somebody else came in for you. That conversation goes on without you.","stepped_out.someone_else":"The visitor asked for someone else. It happens, and it is not about you.","stepped_out.returned_to_queue":"The pair did not come together, so the visitor waits again at the head of the queue.","alert.supervisor_called":"A colleague asks the supervisor to look in.","alert.call_wanted":"A colleague whose shift has ended would like a call from the supervisor.","notice.restarting":"The service is restarting. Conversations have ended; the desk comes back by itself.","notice.supervisor_mailed":"The alert has gone out by e-mail and to every other desk. If it cannot wait, ring as well.","notice.supervisor_desks":"Every other desk has been told. No e-mail could be sent: to reach the supervisor, ring the number under “On call”.","notice.supervisor_nobody":"Nobody could be told from here. Please ring the number under “On call”.","notice.dismiss":"Put this away","notice.list":"Notices","refused.line":"That did not go through: the line is lost. Nothing has changed; try again when it is back.","refused.bad_event":"The desk did not understand this page. Nothing has changed. Load the page again when you can.","refused.too_fast":"That was a little fast for the desk. Nothing has changed; try again in a moment.","refused.not_allowed":"That is not for you to do, or not just now. Nothing has changed.","refused.not_found":"That conversation is not there any more.","refused.sign_in_again":"You are no longer signed in. Sign in again.","refused.already_taken":"Your colleague was quicker.","refused.no_partner":"Nobody is free to be second just now, and no visitor is left with one worker alone. Ask your partner to come to their screen.","refused.hands_full":"You are already first in a conversation. Hand that over or close it first.","refused.not_checked_in":"You are not checked in. Check in and try again.","refused.stale_roster":"Somebody has just come in or left. Nothing has changed; it settles by itself in a moment.","refused.out_of_step":"The desk and this page were a step apart. Nothing has changed; it settles by itself in a moment.","refused.log_full":"That conversation is as long as it can be.","refused.ended":"That conversation is over.","refused.closed":"The chat is closed just now.","refused.full":"As many as we can answer are here already.","refused.please_wait":"Please wait a little and try again.","refused.token_spent":"This page is out of date. Load it again.","refused.trouble":"That did not work, and it is not your doing. Nothing has changed.","sheet.title":"Keys and settings","sheet.lead":"Press a key’s button, then the new key. Keys and settings stay in this browser; words never do.","sheet.press":"Press the new key","sheet.none":"no key","sheet.reset":"Back to how they were","sheet.close":"Done","sheet.fixed":"In a text box","sheet.enter":"Enter","sheet.enter_does":"send","sheet.shift_enter":"Shift + Enter","sheet.shift_enter_does":"new line","sheet.slash":"/ or #","sheet.slash_does":"canned answers, at the start of a line or after a space","sheet.settings":"Settings","sheet.sound":"Bells while somebody waits","sheet.volume":"How loud","sheet.typing":"Show the visitor when I am writing","sheet.notices":"A notice from the browser when this page is hidden (it says nothing but “Desk”)","sheet.notices_denied":"This browser does not allow notices for this page.","action.take":"Take who has waited longest, and write","action.reply":"To the reply","action.confer":"To confer","action.answers":"Find an answer","action.next":"Next conversation","action.previous":"Previous conversation","action.take_over":"Take over, or hand over the pen","action.close":"Close conversation","action.break":"Break and shift","action.sound":"Sound on or off","action.keys":"These keys"};var Ai=["desk","room","entry","typing","shown","stepped_out","ended","alert","checked_in_elsewhere","restarting"],Ei=2e4,Ni=5e3;function Mi(t){let e=os(t.strings,t.language),n=Pi(),s=!0,o=()=>{s&&queueMicrotask(u),s=!1},r=new lt({ask:(f,g)=>c.emit(f,g),makeShiftKey:Mt,keyText:f=>re(f.publicKey),makeSeal:t.seal??Ci,now:()=>new Date,changed:o,arrived:()=>Ri(l,a)}),i=Ki(o),a=new Ze({now:i.context,volume:()=>l.settings.sound?l.settings.volume:0}),l={desk:r,say:e,title:document.title,language:t.language,person:t.person,csrf:t.csrf,settings:ns(n),ui:Cs,library:{state:"loading",index:[]},soundSleeps:!1,now:()=>new Date,go(f){l.ui={...l.ui,...f},o()},set(f){l.settings={...l.settings,...f},ss(n,l.settings),o()},act:f=>Xs(l,f),fetchAnswers:()=>{Jn(t.fetchAnswers).then(f=>(l.library=f,o()))},signOut:()=>{Hi(t.csrf)}},u=()=>{s=!0,l.soundSleeps=i.sleeps(),a.keep(r.isNeeded&&l.settings.sound),document.title=rs(l.title,r.unread,r.truth.waiting.length>0),nn(d`<${Js} app=${l} />`,t.root)},c=t.open({onUp:()=>r.lineIs("open"),onDown:()=>r.lineIs("lost"),onRefused:()=>r.lineIs("refused")});for(let f of Ai)c.on(f,g=>r.take(f,g));return Oi(l,c),l.fetchAnswers(),o(),l}function Ci(t,e){let n=t.workers.find(s=>s.me);return new Le({project:t.project,conversation:t.conversation,slot:t.my_slot,name:(n==null?void 0:n.name)??"",shiftKey:e})}function Oi(t,e){document.addEventListener("keydown",s=>Ii(t,s));let n=!0;for(let s of["pointerdown","keydown","scroll"])document.addEventListener(s,()=>n=!0,{capture:!0,passive:!0});setInterval(()=>{(n||document.visibilityState==="visible")&&t.desk.beActive(),n=!1},Ei),setInterval(()=>t.go({}),Ni),document.addEventListener("visibilitychange",()=>document.visibilityState==="visible"&&(e.check(),t.desk.beActive(),t.go({}))),addEventListener("online",()=>e.check()),addEventListener("beforeunload",s=>t.desk.hasDrafts&&s.preventDefault())}function Ii(t,e){if(t.ui.sheet||!t.desk.me||e.defaultPrevented)return;let n=e.target,s=n instanceof HTMLTextAreaElement||n instanceof HTMLInputElement&&!["radio","checkbox","range"].includes(n.type),o=Ln(t.settings.keys,e,s);o&&(e.preventDefault(),Xs(t,o))}function Xs(t,e){let{desk:n,settings:s,ui:o}=t,r=n.open&&!n.open.ended?n.open:null;({take:()=>{t.go({wish:"reply",tab:"conversation"}),n.takeLongest()},reply:()=>Li(t),confer:()=>r&&t.go({wish:"confer",tab:"conversation"}),answers:()=>t.go({wish:"answers",answers:!0,tab:"answers"}),next:()=>n.showNext(1),previous:()=>n.showNext(-1),take_over:()=>{!r||r.room.role==="supervisor"||(r.isFirst||t.go({wish:"reply"}),n.swap(r.id))},close:()=>r&&t.go({closing:o.closing===r.id?null:r.id,tab:"conversation"}),break:()=>t.go({status:!o.status}),sound:()=>t.set({sound:!s.sound}),keys:()=>t.go({sheet:!0})})[e]()}function Li(t){var n;let e=t.desk.open;if(!(!e||e.ended)){if(e.isFirst)return t.go({wish:"reply",tab:"conversation"});t.go({tab:"conversation"}),(n=document.getElementById("reply-take-over"))==null||n.focus()}}function Ri(t,e){document.visibilityState!=="visible"&&(t.settings.sound&&e.once(),t.settings.notices&&"Notification"in globalThis&&Notification.permission==="granted"&&new Notification(t.title,{tag:"desk",silent:!0}))}function Ki(t){let e=null,n=()=>{e??=new AudioContext,e.state==="suspended"&&e.resume().then(t,()=>{})};for(let s of["pointerdown","keydown"])document.addEventListener(s,n,{capture:!0});return{context:()=>e,sleeps:()=>(e==null?void 0:e.state)!=="running"}}function Pi(){try{return localStorage}catch{return null}}async function Hi(t){await fetch("/sign-out",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({csrf:t})}).catch(()=>{}),location.assign("/sign-in")}function Ui(){let t=document.getElementById("desk");if(!(t!=null&&t.dataset.person))return;let e=document.querySelector("meta[name=csrf]").content,n=document.documentElement.lang||"en";Mi({root:t,csrf:e,language:n,person:JSON.parse(t.dataset.person),strings:Qs,open:s=>An({url:location.origin,namespace:"/operator",auth:()=>({csrf:e}),...s}),fetchAnswers:()=>fetch("/desk/answers.json").then(s=>s.ok?s.json():Promise.reject(new Error("no answers")))})}Ui();export{Mi as startDesk};
