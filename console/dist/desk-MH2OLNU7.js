function ae(t){let e="";for(let n of t)e+=String.fromCharCode(n);return btoa(e).replace(/\+/g,"-").replace(/\//g,"_").replace(/=+$/,"")}function Y(t){if(!/^[\w-]*$/.test(t))throw new TypeError("not base64url");return Uint8Array.from(atob(t.replace(/-/g,"+").replace(/_/g,"/")),e=>e.charCodeAt(0))}var he=t=>se(new TextEncoder().encode(t)),un=t=>new TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0}).decode(t);function se(...t){let e=new Uint8Array(t.reduce((s,o)=>s+o.length,0)),n=0;for(let s of t)e.set(s,n),n+=s.length;return e}function oe(t,e){let n=t.length^e.length;return t.forEach((s,o)=>n|=s^e[o]),n===0}function re(...t){return se(...t.flatMap(e=>{let n=typeof e=="string"?he(e):typeof e=="number"?go(e):e;return[St(n.length),n]}))}function Be(t){let e=[];for(let n=0;n<t.length;){let s=n+4;if(n=s+Tt(se(t.subarray(n,s))),n>t.length)throw new RangeError("cut short");e.push(se(t.subarray(s,n)))}return e}function Tt(t){if(t.length!==4&&t.length!==8)throw new RangeError("not a number");let e=t.reduce((n,s)=>n*256+s,0);if(!Number.isSafeInteger(e))throw new RangeError("not a number");return e}function St(t){return Uint8Array.of(t>>>24,t>>>16,t>>>8,t)}function go(t){if(!Number.isSafeInteger(t)||t<0)throw new RangeError("not a count");return se(St(Math.floor(t/2**32)),St(t))}/*! noble-ciphers - MIT License (c) 2023 Paul Miller (paulmillr.com) */function Et(t){return t instanceof Uint8Array||ArrayBuffer.isView(t)&&t.constructor.name==="Uint8Array"&&"BYTES_PER_ELEMENT"in t&&t.BYTES_PER_ELEMENT===1}var qe=t=>t?`"${t}" `:"";function Nt(t,e=""){if(typeof t!="boolean")throw new TypeError(qe(e)+"expected boolean, got type="+typeof t);return t}function ve(t,e=""){if(typeof t!="number")throw new TypeError(qe(e)+"expected number, got "+typeof t);if(!Number.isSafeInteger(t)||t<0)throw new RangeError(qe(e)+"expected integer >= 0, got "+t);return t}function Z(t,e,n=""){if(Et(t)&&(e===void 0||t.length===e))return t;e!==void 0&&ve(e,"length");let s=Et(t),o=e!==void 0?` of length ${e}`:"",r=s?`length=${t.length}`:`type=${typeof t}`,a=qe(n)+"expected Uint8Array"+o+", got "+r;throw s?new RangeError(a):new TypeError(a)}var hn=(t,e)=>{if(t===null||typeof t!="object"||Array.isArray(t))throw new TypeError(e==="object"?"expected valid options object":`"${e}" expected object, got type=${typeof t}`)};function dn(t,e=!0){if(t.destroyed)throw new Error("hash was destroyed");if(e&&t.finished)throw new Error("digest() was already called")}function yo(t,e){Z(t,void 0,"output");let n=e.outputLen;if(!(t.length>=n))throw new RangeError('"output" expected length >= '+n)}function le(t){return new Uint32Array(t.buffer,t.byteOffset,Math.floor(t.byteLength/4))}function X(...t){for(let e=0;e<t.length;e++)t[e].fill(0)}function ko(t){return new DataView(t.buffer,t.byteOffset,t.byteLength)}var ne=new Uint8Array(new Uint32Array([287454020]).buffer)[0]===68;function wo(t){return t<<24&4278190080|t<<8&16711680|t>>>8&65280|t>>>24&255}function bo(t){for(let e=0;e<t.length;e++)t[e]=wo(t[e]);return t}var te=ne?t=>t:bo;function $o(t,e){return!t.byteLength||!e.byteLength?!1:t.buffer===e.buffer&&t.byteOffset<e.byteOffset+e.byteLength&&e.byteOffset<t.byteOffset+t.byteLength}function vo(t,e){if($o(t,e)&&t.byteOffset<e.byteOffset)throw new Error("complex overlap of input and output is not supported")}function xo(t,e){return hn(t,"defaults"),hn(e,"opts"),Object.assign(t,e)}function _n(t,e){if(t=Z(t),e=Z(e),t.length!==e.length)return!1;let n=0;for(let s=0;s<t.length;s++)n|=t[s]^e[s];return n===0}function So(t,e,n){let s=e,o=n||(()=>[]),r=(i,l)=>s(l,...o(i)).update(i).digest(),a=s(new Uint8Array(t),...o(new Uint8Array(0)));return r.outputLen=a.outputLen,r.blockLen=a.blockLen,r.create=(i,...l)=>s(i,...l),r}var gn=(t,e)=>{function n(s,...o){if(Z(s,void 0,"key"),t.nonceLength!==void 0){let c=o[0];Z(c,t.varSizeNonce?void 0:t.nonceLength,"nonce")}let r=t.tagLength,a=t.nonceLength!==void 0?1:0;if(!t.withAAD){for(let c=a;c<o.length;c++)if(Et(o[c]))throw new Error("AAD not supported")}t.withAAD&&o[a]!==void 0&&Z(o[a],void 0,"AAD");let i=e(s,...o),l=(c,f)=>{if(f!==void 0){if(c!==2)throw new Error("cipher output not supported");Z(f,void 0,"output")}},h=!1;return{encrypt(c,f){if(h)throw new Error("cannot encrypt() twice with same key + nonce");return h=!0,Z(c,void 0,"data"),l(i.encrypt.length,f),i.encrypt(c,f)},decrypt(c,f){if(Z(c,void 0,"data"),r&&c.length<r)throw new Error('"ciphertext" expected length >= tagLength='+r);return l(i.decrypt.length,f),i.decrypt(c,f)}}}return Object.assign(n,t),n};function Ie(t,e,n=!0){if(e===void 0)return new Uint8Array(t);if(Z(e,t,"output"),n&&!Ye(e))throw new Error("invalid output, must be aligned");return e}function To(t,e,n){ve(t),ve(e),Nt(n);let s=new Uint8Array(16),o=ko(s);return o.setBigUint64(0,BigInt(e),n),o.setBigUint64(8,BigInt(t),n),s}function Ye(t){return t.byteOffset%4===0}function Ve(t){return Uint8Array.from(Z(t))}var yn=t=>Uint8Array.from(t.split(""),e=>e.charCodeAt(0)),Ao=te(le(yn("expand 16-byte k"))),Eo=te(le(yn("expand 32-byte k")));function T(t,e){return t<<e|t>>>32-e}var Me=64,No=16,Ct=2**32-1,fn=Uint32Array.of();function Co(t,e,n,s,o,r,a,i){let l=o.length,h=new Uint8Array(Me),c=le(h),f=ne&&Ye(o)&&Ye(r),m=f?le(o):fn,d=f?le(r):fn;if(!ne){for(let y=0;y<l;a++){if(t(e,n,s,c,a,i),te(c),a>=Ct)throw new Error("arx: counter overflow");let A=Math.min(Me,l-y);for(let w=0,v;w<A;w++)v=y+w,r[v]=o[v]^h[w];y+=A}return}for(let y=0;y<l;a++){if(t(e,n,s,c,a,i),a>=Ct)throw new Error("arx: counter overflow");let A=Math.min(Me,l-y);if(f&&A===Me){let w=y/4;if(y%4!==0)throw new Error("arx: invalid block position");for(let v=0,x;v<No;v++)x=w+v,d[x]=m[x]^c[v];y+=Me;continue}for(let w=0,v;w<A;w++)v=y+w,r[v]=o[v]^h[w];y+=A}}function kn(t,e){let{allowShortKeys:n,extendNonceFn:s,counterLength:o,counterRight:r,rounds:a}=xo({allowShortKeys:!1,counterLength:8,counterRight:!1,rounds:20},e);if(typeof t!="function")throw new Error("core must be a function");return ve(o),ve(a),Nt(r),Nt(n),(i,l,h,c,f=0)=>{Z(i,void 0,"key"),Z(l,void 0,"nonce"),Z(h,void 0,"data");let m=h.length,d=c!==void 0;if(c=Ie(m,c,!1),d&&vo(h,c),ve(f),f<0||f>=Ct)throw new Error("arx: counter overflow");let y=[],A=i.length,w,v;if(A===32)y.push(w=Ve(i)),v=Eo;else if(A===16&&n)w=new Uint8Array(32),w.set(i),w.set(i,16),v=Ao,y.push(w);else throw Z(i,32,"arx key"),new Error("invalid key size");(!ne||!Ye(l))&&y.push(l=Ve(l));let x=le(w);if(s){if(l.length!==24)throw new Error("arx: extended nonce must be 24 bytes");let g=l.subarray(0,16);if(ne)s(v,x,le(g),x);else{let N=te(Uint32Array.from(v));s(N,x,le(g),x),X(N),te(x)}l=l.subarray(16)}else ne||te(x);let p=16-o;if(p!==l.length)throw new Error(`arx: nonce must be ${p} or 16 bytes`);if(p!==12){let g=new Uint8Array(12);g.set(l,r?0:12-l.length),l=g,y.push(l)}let _=te(le(l));try{return Co(t,v,x,_,h,c,f,a),c}finally{X(...y)}}}function Q(t,e){return t[e++]&255|(t[e++]&255)<<8}var Oo=class{blockLen=16;outputLen=16;buffer=new Uint8Array(16);r=new Uint16Array(10);h=new Uint16Array(10);pad=new Uint16Array(8);pos=0;finished=!1;destroyed=!1;constructor(t){t=Ve(Z(t,32,"key"));let e=Q(t,0),n=Q(t,2),s=Q(t,4),o=Q(t,6),r=Q(t,8),a=Q(t,10),i=Q(t,12),l=Q(t,14);this.r[0]=e&8191,this.r[1]=(e>>>13|n<<3)&8191,this.r[2]=(n>>>10|s<<6)&7939,this.r[3]=(s>>>7|o<<9)&8191,this.r[4]=(o>>>4|r<<12)&255,this.r[5]=r>>>1&8190,this.r[6]=(r>>>14|a<<2)&8191,this.r[7]=(a>>>11|i<<5)&8065,this.r[8]=(i>>>8|l<<8)&8191,this.r[9]=l>>>5&127;for(let h=0;h<8;h++)this.pad[h]=Q(t,16+2*h)}process(t,e,n=!1){let s=n?0:2048,{h:o,r}=this,a=r[0],i=r[1],l=r[2],h=r[3],c=r[4],f=r[5],m=r[6],d=r[7],y=r[8],A=r[9],w=Q(t,e+0),v=Q(t,e+2),x=Q(t,e+4),p=Q(t,e+6),_=Q(t,e+8),g=Q(t,e+10),N=Q(t,e+12),M=Q(t,e+14),E=o[0]+(w&8191),$=o[1]+((w>>>13|v<<3)&8191),C=o[2]+((v>>>10|x<<6)&8191),L=o[3]+((x>>>7|p<<9)&8191),O=o[4]+((p>>>4|_<<12)&8191),S=o[5]+(_>>>1&8191),H=o[6]+((_>>>14|g<<2)&8191),j=o[7]+((g>>>11|N<<5)&8191),D=o[8]+((N>>>8|M<<8)&8191),b=o[9]+(M>>>5|s),k=0,R=k+E*a+$*(5*A)+C*(5*y)+L*(5*d)+O*(5*m);k=R>>>13,R&=8191,R+=S*(5*f)+H*(5*c)+j*(5*h)+D*(5*l)+b*(5*i),k+=R>>>13,R&=8191;let K=k+E*i+$*a+C*(5*A)+L*(5*y)+O*(5*d);k=K>>>13,K&=8191,K+=S*(5*m)+H*(5*f)+j*(5*c)+D*(5*h)+b*(5*l),k+=K>>>13,K&=8191;let U=k+E*l+$*i+C*a+L*(5*A)+O*(5*y);k=U>>>13,U&=8191,U+=S*(5*d)+H*(5*m)+j*(5*f)+D*(5*c)+b*(5*h),k+=U>>>13,U&=8191;let P=k+E*h+$*l+C*i+L*a+O*(5*A);k=P>>>13,P&=8191,P+=S*(5*y)+H*(5*d)+j*(5*m)+D*(5*f)+b*(5*c),k+=P>>>13,P&=8191;let W=k+E*c+$*h+C*l+L*i+O*a;k=W>>>13,W&=8191,W+=S*(5*A)+H*(5*y)+j*(5*d)+D*(5*m)+b*(5*f),k+=W>>>13,W&=8191;let ie=k+E*f+$*c+C*h+L*l+O*i;k=ie>>>13,ie&=8191,ie+=S*a+H*(5*A)+j*(5*y)+D*(5*d)+b*(5*m),k+=ie>>>13,ie&=8191;let ke=k+E*m+$*f+C*c+L*h+O*l;k=ke>>>13,ke&=8191,ke+=S*i+H*a+j*(5*A)+D*(5*y)+b*(5*d),k+=ke>>>13,ke&=8191;let we=k+E*d+$*m+C*f+L*c+O*h;k=we>>>13,we&=8191,we+=S*l+H*i+j*a+D*(5*A)+b*(5*y),k+=we>>>13,we&=8191;let be=k+E*y+$*d+C*m+L*f+O*c;k=be>>>13,be&=8191,be+=S*h+H*l+j*i+D*a+b*(5*A),k+=be>>>13,be&=8191;let $e=k+E*A+$*y+C*d+L*m+O*f;k=$e>>>13,$e&=8191,$e+=S*c+H*h+j*l+D*i+b*a,k+=$e>>>13,$e&=8191,k=(k<<2)+k|0,k=k+R|0,R=k&8191,k=k>>>13,K+=k,o[0]=R,o[1]=K,o[2]=U,o[3]=P,o[4]=W,o[5]=ie,o[6]=ke,o[7]=we,o[8]=be,o[9]=$e}finalize(){let{h:t,pad:e}=this,n=new Uint16Array(10),s=t[1]>>>13;t[1]&=8191;for(let a=2;a<10;a++)t[a]+=s,s=t[a]>>>13,t[a]&=8191;t[0]+=s*5,s=t[0]>>>13,t[0]&=8191,t[1]+=s,s=t[1]>>>13,t[1]&=8191,t[2]+=s,n[0]=t[0]+5,s=n[0]>>>13,n[0]&=8191;for(let a=1;a<10;a++)n[a]=t[a]+s,s=n[a]>>>13,n[a]&=8191;n[9]-=8192;let o=(s^1)-1;for(let a=0;a<10;a++)n[a]&=o;o=~o;for(let a=0;a<10;a++)t[a]=t[a]&o|n[a];t[0]=(t[0]|t[1]<<13)&65535,t[1]=(t[1]>>>3|t[2]<<10)&65535,t[2]=(t[2]>>>6|t[3]<<7)&65535,t[3]=(t[3]>>>9|t[4]<<4)&65535,t[4]=(t[4]>>>12|t[5]<<1|t[6]<<14)&65535,t[5]=(t[6]>>>2|t[7]<<11)&65535,t[6]=(t[7]>>>5|t[8]<<8)&65535,t[7]=(t[8]>>>8|t[9]<<5)&65535;let r=t[0]+e[0];t[0]=r&65535;for(let a=1;a<8;a++)r=(t[a]+e[a]|0)+(r>>>16)|0,t[a]=r&65535;X(n)}update(t){dn(this),Z(t),t=Ve(t);let{buffer:e,blockLen:n}=this,s=t.length;for(let o=0;o<s;){let r=Math.min(n-this.pos,s-o);if(r===n){for(;n<=s-o;o+=n)this.process(t,o);continue}e.set(t.subarray(o,o+r),this.pos),this.pos+=r,o+=r,this.pos===n&&(this.process(e,0,!1),this.pos=0)}return this}destroy(){this.destroyed=!0,X(this.h,this.r,this.buffer,this.pad)}digestInto(t){dn(this),yo(t,this),this.finished=!0;let{buffer:e,h:n}=this,{pos:s}=this;if(s){for(e[s++]=1;s<16;s++)e[s]=0;this.process(e,0,!0)}this.finalize();let o=0;for(let r=0;r<8;r++)t[o++]=n[r]>>>0,t[o++]=n[r]>>>8}digest(){let{buffer:t,outputLen:e}=this;this.digestInto(t);let n=t.slice(0,e);return this.destroy(),n}},Ot=So(32,t=>new Oo(t));function wn(t,e,n,s,o,r=20){let a=t[0],i=t[1],l=t[2],h=t[3],c=e[0],f=e[1],m=e[2],d=e[3],y=e[4],A=e[5],w=e[6],v=e[7],x=o,p=n[0],_=n[1],g=n[2],N=a,M=i,E=l,$=h,C=c,L=f,O=m,S=d,H=y,j=A,D=w,b=v,k=x,R=p,K=_,U=g;for(let W=0;W<r;W+=2)N=N+C|0,k=T(k^N,16),H=H+k|0,C=T(C^H,12),N=N+C|0,k=T(k^N,8),H=H+k|0,C=T(C^H,7),M=M+L|0,R=T(R^M,16),j=j+R|0,L=T(L^j,12),M=M+L|0,R=T(R^M,8),j=j+R|0,L=T(L^j,7),E=E+O|0,K=T(K^E,16),D=D+K|0,O=T(O^D,12),E=E+O|0,K=T(K^E,8),D=D+K|0,O=T(O^D,7),$=$+S|0,U=T(U^$,16),b=b+U|0,S=T(S^b,12),$=$+S|0,U=T(U^$,8),b=b+U|0,S=T(S^b,7),N=N+L|0,U=T(U^N,16),D=D+U|0,L=T(L^D,12),N=N+L|0,U=T(U^N,8),D=D+U|0,L=T(L^D,7),M=M+O|0,k=T(k^M,16),b=b+k|0,O=T(O^b,12),M=M+O|0,k=T(k^M,8),b=b+k|0,O=T(O^b,7),E=E+S|0,R=T(R^E,16),H=H+R|0,S=T(S^H,12),E=E+S|0,R=T(R^E,8),H=H+R|0,S=T(S^H,7),$=$+C|0,K=T(K^$,16),j=j+K|0,C=T(C^j,12),$=$+C|0,K=T(K^$,8),j=j+K|0,C=T(C^j,7);let P=0;s[P++]=a+N|0,s[P++]=i+M|0,s[P++]=l+E|0,s[P++]=h+$|0,s[P++]=c+C|0,s[P++]=f+L|0,s[P++]=m+O|0,s[P++]=d+S|0,s[P++]=y+H|0,s[P++]=A+j|0,s[P++]=w+D|0,s[P++]=v+b|0,s[P++]=x+k|0,s[P++]=p+R|0,s[P++]=_+K|0,s[P++]=g+U|0}function Mo(t,e,n,s){let o=ne?t:te(t.slice(0,4)),r=ne?e:te(e.slice(0,8)),a=ne?n:te(n.slice(0,4)),i=new Uint32Array(16);wn(o,r,a.subarray(1),i,a[0]);let l=0;s[l++]=i[0]-o[0]|0,s[l++]=i[1]-o[1]|0,s[l++]=i[2]-o[2]|0,s[l++]=i[3]-o[3]|0,s[l++]=i[12]-a[0]|0,s[l++]=i[13]-a[1]|0,s[l++]=i[14]-a[2]|0,s[l++]=i[15]-a[3]|0,te(s),ne||X(o,r,a),X(i)}var Io=kn(wn,{counterRight:!1,counterLength:8,extendNonceFn:Mo,allowShortKeys:!1}),Lo=new Uint8Array(16),pn=(t,e)=>{t.update(e);let n=e.length%16;n&&t.update(Lo.subarray(n))},Ho=new Uint8Array(32);function mn(t,e,n,s,o){o!==void 0&&Z(o,void 0,"AAD");let r=t(e,n,Ho),a=To(s.length,o?o.length:0,!0),i=Ot.create(r);o&&pn(i,o),pn(i,s),i.update(a);let l=i.digest();return X(r,a),l}var Ro=t=>(e,n,s)=>({encrypt(o,r){let a=o.length;r=Ie(a+16,r,!1),r.set(o);let i=r.subarray(0,-16);t(e,n,i,i,1);let l=mn(t,e,n,i,s);return r.set(l,a),X(l),r},decrypt(o,r){r=Ie(o.length-16,r,!1);let a=o.subarray(0,-16),i=o.subarray(-16),l=mn(t,e,n,a,s);if(!_n(i,l))throw X(l),new Error("invalid tag");return r.set(o.subarray(0,-16)),t(e,n,r,r,1),X(l),r}}),bn=gn({blockSize:64,nonceLength:24,tagLength:16,withAAD:!0},Ro(Io));function $n(t,e,n,s,o,r=20,a=0){let i=t[0],l=e[0],h=e[1],c=e[2],f=e[3],m=t[1],d=n[0],y=n[1],A=o,w=a,v=t[2],x=e[4],p=e[5],_=e[6],g=e[7],N=t[3],M=i,E=l,$=h,C=c,L=f,O=m,S=d,H=y,j=A,D=w,b=v,k=x,R=p,K=_,U=g,P=N;for(let ie=0;ie<r;ie+=2)L^=T(M+R|0,7),j^=T(L+M|0,9),R^=T(j+L|0,13),M^=T(R+j|0,18),D^=T(O+E|0,7),K^=T(D+O|0,9),E^=T(K+D|0,13),O^=T(E+K|0,18),U^=T(b+S|0,7),$^=T(U+b|0,9),S^=T($+U|0,13),b^=T(S+$|0,18),C^=T(P+k|0,7),H^=T(C+P|0,9),k^=T(H+C|0,13),P^=T(k+H|0,18),E^=T(M+C|0,7),$^=T(E+M|0,9),C^=T($+E|0,13),M^=T(C+$|0,18),S^=T(O+L|0,7),H^=T(S+O|0,9),L^=T(H+S|0,13),O^=T(L+H|0,18),k^=T(b+D|0,7),j^=T(k+b|0,9),D^=T(j+k|0,13),b^=T(D+j|0,18),R^=T(P+U|0,7),K^=T(R+P|0,9),U^=T(K+R|0,13),P^=T(U+K|0,18);let W=0;s[W++]=i+M|0,s[W++]=l+E|0,s[W++]=h+$|0,s[W++]=c+C|0,s[W++]=f+L|0,s[W++]=m+O|0,s[W++]=d+S|0,s[W++]=y+H|0,s[W++]=A+j|0,s[W++]=w+D|0,s[W++]=v+b|0,s[W++]=x+k|0,s[W++]=p+R|0,s[W++]=_+K|0,s[W++]=g+U|0,s[W++]=N+P|0}function Mt(t,e,n,s){let o=ne?t:te(t.slice(0,4)),r=ne?e:te(e.slice(0,8)),a=ne?n:te(n.slice(0,4)),i=new Uint32Array(16);$n(o,r,a.subarray(0,2),i,a[2],20,a[3]);let l=0;s[l++]=i[0]-o[0]|0,s[l++]=i[5]-o[1]|0,s[l++]=i[10]-o[2]|0,s[l++]=i[15]-o[3]|0,s[l++]=i[6]-a[0]|0,s[l++]=i[7]-a[1]|0,s[l++]=i[8]-a[2]|0,s[l++]=i[9]-a[3]|0,te(s),ne||X(o,r,a),X(i)}var At=kn($n,{counterRight:!0,extendNonceFn:Mt}),vn=gn({blockSize:64,nonceLength:24,tagLength:16},(t,e)=>({encrypt(n,s){s=Ie(n.length+32,s,!1);let o=s.subarray(0,32),r=s.subarray(32);s.set(n,32),X(o),At(t,e,s,s);let a=Ot(r,o);return s.set(a,16),X(s.subarray(0,16),a),s.subarray(16)},decrypt(n,s){Z(n,void 0,"data"),s=Ie(n.length+32,s,!1);let o=s.subarray(0,32),r=s.subarray(32,48),a=s.subarray(48);s.set(n,32),X(o);let i=At(t,e,o,o),l=Ot(a,i);if(!_n(r,l))throw X(s),new Error("invalid tag");return At(t,e,s.subarray(16),s.subarray(16)),X(o,r,l),a}}));var Ko=Object.create,xn=Object.defineProperty,Po=Object.getOwnPropertyDescriptor,jo=Object.getOwnPropertyNames,Do=Object.getPrototypeOf,Uo=Object.prototype.hasOwnProperty,Sn=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(n){throw e=0,n}},Fo=(t,e,n,s)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of jo(e))!Uo.call(t,o)&&o!==n&&xn(t,o,{get:()=>e[o],enumerable:!(s=Po(e,o))||s.enumerable});return t},Wo=(t,e,n)=>(n=t!=null?Ko(Do(t)):{},Fo(e||!t||!t.__esModule?xn(n,"default",{value:t,enumerable:!0}):n,t)),Bo=Sn((t,e)=>{e.exports={normalizeInput:n=>n}}),qo=Sn((t,e)=>{var n=Bo();function s(p,_,g){let N=p[_]+p[g],M=p[_+1]+p[g+1];N>=4294967296&&M++,p[_]=N,p[_+1]=M}function o(p,_,g,N){let M=p[_]+g;g<0&&(M+=4294967296);let E=p[_+1]+N;M>=4294967296&&E++,p[_]=M,p[_+1]=E}function r(p,_){return p[_]^p[_+1]<<8^p[_+2]<<16^p[_+3]<<24}function a(p,_,g,N,M,E){let $=f[M],C=f[M+1],L=f[E],O=f[E+1];s(c,p,_),o(c,p,$,C);let S=c[N]^c[p],H=c[N+1]^c[p+1];c[N]=H,c[N+1]=S,s(c,g,N),S=c[_]^c[g],H=c[_+1]^c[g+1],c[_]=S>>>24^H<<8,c[_+1]=H>>>24^S<<8,s(c,p,_),o(c,p,L,O),S=c[N]^c[p],H=c[N+1]^c[p+1],c[N]=S>>>16^H<<16,c[N+1]=H>>>16^S<<16,s(c,g,N),S=c[_]^c[g],H=c[_+1]^c[g+1],c[_]=H>>>31^S<<1,c[_+1]=S>>>31^H<<1}var i=new Uint32Array([4089235720,1779033703,2227873595,3144134277,4271175723,1013904242,1595750129,2773480762,2917565137,1359893119,725511199,2600822924,4215389547,528734635,327033209,1541459225]),l=[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,14,10,4,8,9,15,13,6,1,12,0,2,11,7,5,3,11,8,12,0,5,2,15,13,10,14,3,6,7,1,9,4,7,9,3,1,13,12,11,14,2,6,5,10,4,0,15,8,9,0,5,7,2,4,10,15,14,1,11,12,6,8,3,13,2,12,6,10,0,11,8,3,4,13,7,5,15,14,1,9,12,5,1,15,14,13,4,10,0,7,6,3,9,2,8,11,13,11,7,14,12,1,3,9,5,0,15,4,8,6,2,10,6,15,14,9,11,3,0,8,12,2,13,7,1,4,10,5,10,2,8,4,7,6,1,5,15,11,9,14,3,12,13,0,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,14,10,4,8,9,15,13,6,1,12,0,2,11,7,5,3],h=new Uint8Array(l.map(function(p){return p*2})),c=new Uint32Array(32),f=new Uint32Array(32);function m(p,_){let g=0;for(g=0;g<16;g++)c[g]=p.h[g],c[g+16]=i[g];for(c[24]=c[24]^p.t,c[25]=c[25]^p.t/4294967296,_&&(c[28]=~c[28],c[29]=~c[29]),g=0;g<32;g++)f[g]=r(p.b,4*g);for(g=0;g<12;g++)a(0,8,16,24,h[g*16+0],h[g*16+1]),a(2,10,18,26,h[g*16+2],h[g*16+3]),a(4,12,20,28,h[g*16+4],h[g*16+5]),a(6,14,22,30,h[g*16+6],h[g*16+7]),a(0,10,20,30,h[g*16+8],h[g*16+9]),a(2,12,22,24,h[g*16+10],h[g*16+11]),a(4,14,16,26,h[g*16+12],h[g*16+13]),a(6,8,18,28,h[g*16+14],h[g*16+15]);for(g=0;g<16;g++)p.h[g]=p.h[g]^c[g]^c[g+16]}var d=new Uint8Array([0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]);function y(p,_,g,N){if(p===0||p>64)throw new Error("Illegal output length, expected 0 < length <= 64");if(_&&_.length>64)throw new Error("Illegal key, expected Uint8Array with 0 < length <= 64");if(g&&g.length!==16)throw new Error("Illegal salt, expected Uint8Array with length is 16");if(N&&N.length!==16)throw new Error("Illegal personal, expected Uint8Array with length is 16");let M={b:new Uint8Array(128),h:new Uint32Array(16),t:0,c:0,outlen:p};d.fill(0),d[0]=p,_&&(d[1]=_.length),d[2]=1,d[3]=1,g&&d.set(g,32),N&&d.set(N,48);for(let E=0;E<16;E++)M.h[E]=i[E]^r(d,E*4);return _&&(A(M,_),M.c=128),M}function A(p,_){for(let g=0;g<_.length;g++)p.c===128&&(p.t+=p.c,m(p,!1),p.c=0),p.b[p.c++]=_[g]}function w(p){for(p.t+=p.c;p.c<128;)p.b[p.c++]=0;m(p,!0);let _=new Uint8Array(p.outlen);for(let g=0;g<p.outlen;g++)_[g]=p.h[g>>2]>>8*(g&3);return _}function v(p,_,g,N,M){g=g||64,p=n.normalizeInput(p),N&&(N=n.normalizeInput(N)),M&&(M=n.normalizeInput(M));let E=y(g,_,N,M);return A(E,p),w(E)}function x(p,_,g,N,M){let E=v(p,_,g,N,M);return n.toHex(E)}e.exports={blake2b:v,blake2bHex:x,blake2bInit:y,blake2bUpdate:A,blake2bFinal:w}}),Yo=Wo(qo()),Tn=Yo.default.blake2b;var It=bn,ce=(t,e=32)=>Tn(t,void 0,e),de=t=>crypto.getRandomValues(new Uint8Array(t));var Lt=Vo(zo,Zo);async function Ht(t,e,n){try{let s=await crypto.subtle.importKey("raw",t,"Ed25519",!1,["verify"]);return await crypto.subtle.verify("Ed25519",s,n,e)}catch{return(await Cn()).ed25519.verify(n,e,t,{zip215:!1})}}async function Rt(t,e){let n=t.slice(0,32),s=ce(se(n,e.publicKey),24);return(await Kt(e,n,s)).decrypt(t.subarray(32))}async function En(t,e,n,s=de(24)){return se(s,(await Kt(n,e,s)).encrypt(t))}async function Nn(t,e,n){return(await Kt(n,e,t.slice(0,24))).decrypt(t.subarray(24))}async function Kt(t,e,n){let s=await t.agree(e);if(s.every(r=>r===0))throw new RangeError("weak key");let o=new Uint32Array(8);return Mt(An(he("expand 32-byte k")),An(s),new Uint32Array(4),o),vn(new Uint8Array(o.buffer),n)}var An=t=>new Uint32Array(t.slice().buffer);function Vo(t,e){let n=async()=>{try{let s=await t();return n=t,s}catch{return n=e,e()}};return()=>n()}async function zo(){let{privateKey:t,publicKey:e}=await Go("X25519","deriveBits");return{publicKey:e,async agree(n){let s=await crypto.subtle.importKey("raw",n,"X25519",!1,[]);return new Uint8Array(await crypto.subtle.deriveBits({name:"X25519",public:s},t,256))}}}async function Go(t,e){let n=await crypto.subtle.generateKey({name:t},!1,e==="sign"?["sign","verify"]:[e]);return{privateKey:n.privateKey,publicKey:new Uint8Array(await crypto.subtle.exportKey("raw",n.publicKey))}}async function Zo(){let{x25519:t}=await Cn(),e=de(32);return{publicKey:t.getPublicKey(e),agree:async n=>t.getSharedSecret(e,n)}}var Cn=()=>import("./parts/noble-curves-5DG7RDQ5.js");function On(t){let{url:e,namespace:n,auth:s,onUp:o,onDown:r,onRefused:a,spare:i=()=>import("./parts/polling-LQYT6CI3.js")}=t,{WebSocket:l=globalThis.WebSocket,later:h=(b,k)=>setTimeout(b,k)}=t,c=new Map,f=new Map,m=0,d=0,y=0,A=8e3,w=!1,v=!1,x=!1,p=!1,_,g;async function N(){if(!(x||v||_||g)&&(v=!0,!p&&d>1&&await M(),v=!1,!(x||g)))try{let b=new l(`${e.replace(/^http/,"ws")}/socket.io/?EIO=4&transport=websocket`);_=b,b.onmessage=({data:k})=>b===_&&E(k),b.onclose=b.onerror=()=>O(b),L(8e3)}catch{O(_)}}async function M(){try{let{openPolling:b}=await i();x||(g=b(t,c))}catch{}}function E(b){b[0]==="0"&&$(JSON.parse(b.slice(1))),b[0]==="1"&&O(_),b[0]==="2"&&(_==null||_.send("3"),L(A)),b[0]==="4"&&b.startsWith(n,2)&&C(b[1],b.slice(n.length+3))}function $({pingInterval:b,pingTimeout:k}){p=!0,A=b+k,L(A),_==null||_.send(`40${n},${JSON.stringify(s())}`)}function C(b,k){var U,P;let R=parseInt(k)||0,K=JSON.parse(k.replace(/^\d+/,"")||"null");b==="0"&&(w=!0,d=0,o==null||o()),b==="1"&&O(_),b==="2"&&((U=c.get(K[0]))==null||U(K[1])),b==="3"&&((P=f.get(R))==null||P.resolve(K[0]),f.delete(R)),b==="4"&&(D(),a==null||a(K==null?void 0:K.message))}function L(b){let k=++y,R=_;h(()=>k===y&&O(R),b)}function O(b){b===_&&(S(),!x&&(d+=1,r==null||r(d),h(N,Math.min(1e4,250*2**d)*(.5+Math.random()))))}function S(){let b=_;_=void 0,w=!1,b==null||b.close();for(let{reject:k}of f.values())k(new Error("line lost"));f.clear()}function H(b,k,R=1e4){return g?g.emit(b,k,R):new Promise((K,U)=>{if(!w)throw new Error("line down");let P=++m;f.set(P,{resolve:K,reject:U}),_==null||_.send(`42${n},${P}${JSON.stringify([b,k])}`),h(()=>{f.delete(P)&&(U(new Error("no answer")),b!=="beat"&&j())},R)})}function j(){if(g)return g.check();let b=_;w?H("beat",{},4e3).catch(()=>O(b)):N()}function D(){x=!0,g==null||g.close(),S()}return N(),{emit:H,on:(b,k)=>{c.set(b,k)},check:j,close:D}}function q(t,e){if(!t)throw new RangeError(e)}var xe=t=>t instanceof Error?t.message:"not opened";var Mn=[128,512,2048,8192];function In(t){let e=Mn.find(s=>s>t.length);if(!e)throw new RangeError("too long");let n=new Uint8Array(e);return n.set(t),n[t.length]=128,n}function Ln(t){let e=t.length-1;for(;e>0&&t[e]===0;)e-=1;if(!Mn.includes(t.length)||t[e]!==128)throw new RangeError("not padded");return t.subarray(0,e)}var Hn=t=>In(he(JSON.stringify(t)));function Rn(t,e,n){let{kind:s,text:o,at:r,signal:a,on:i,...l}=JSON.parse(un(Ln(t)));if(q(typeof s=="string"&&s==="typing"==(e==="typing"),"out of place"),s==="text")return q(typeof o=="string"&&/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(r),"not a text"),{kind:s,text:o,at:r};if(s==="signal")return q(["moment","covered","back"].includes(a)&&e==="room"&&n===0,"not a signal"),{kind:s,signal:a};if(s==="handover"){let{asked:h,said:c,next:f,language:m,by:d}=l;return q(e==="confer"&&[h,c,f,m,d,r].every(y=>typeof y=="string"),"not a card"),{kind:s,asked:h,said:c,next:f,language:m,by:d,at:r}}return s!=="typing"?{kind:"unknown"}:(q(typeof i=="boolean","not a sign of typing"),{kind:s,on:i})}var _e=class extends Error{},Se=class t{#e=new Map;newest=0;add(e,n){this.#e.set(e,n)}at(e){return this.#e.get(e)}copy(){let e=new t;return this.#e.forEach((n,s)=>e.add(s,n)),e}},fe=class{#e;#t;#n;#s=0;#r=new Map;#o=new Map;constructor(e,n,s){this.#e=e,this.#t=n,this.#n=s}seal(e){let n=this.#n.newest,s=this.#n.at(n);if(!(s!=null&&s.key))throw new _e("no key to seal with");let o=Hn(e),r=this.#s+1,a=this.#f(s.slots),i=de(24),l=this.#p(n,s,this.#e.slot,r,a),h=ae(It(s.key,i,l).encrypt(o)),c={epoch:n,counter:r,seen:a,nonce:ae(i),box:h};return this.#s=r,this.#t!=="typing"&&this.#r.set(r,c),c}stored(e){this.#r.delete(e)}unstored(){return[...this.#r.values()]}open(e){let{slot:n,counter:s}=e;if(n===this.#e.slot)return{kind:"own",slot:n,counter:s};let o=this.#u(n);if(s<=o.opened)return{kind:"replay",slot:n,counter:s};let r=this.#n.at(e.epoch);if(this.#a(e,o.epoch))return o.opened||(o.claimed=Math.max(o.claimed,s)),{kind:"sealed_before",slot:n,counter:s};try{if(!(r!=null&&r.key))throw new RangeError("unknown epoch");this.#i(e,r,o.epoch);let a=this.#c(e,r,r.key),i=this.#d(e);return{...Rn(a,this.#t,n),slot:n,counter:s,gap:i}}catch(a){return{kind:"refused",slot:n,counter:s,why:xe(a)}}}#a({epoch:e},n){var o;let{newest:s}=this.#n;return(e<=s||s===0)&&n<=e&&!((o=this.#n.at(e))!=null&&o.key)}#i({slot:e,epoch:n},s,o){var i;let{newest:r}=this.#n,a=s.slots.has(e)&&((i=this.#n.at(r))==null?void 0:i.slots.has(e));q(a&&n<=r&&n>=o,"not in the room")}#c({slot:e,epoch:n,counter:s,seen:o,nonce:r,box:a},i,l){return It(l,Y(r),this.#p(n,i,e,s,o)).decrypt(Y(a))}#d({slot:e,epoch:n,counter:s,seen:o}){let r=this.#u(e),a=Math.max(r.opened||r.claimed,r.told),i=!r.opened&&r.claimed>=s&&r.told<s;return Object.assign(r,{opened:s,epoch:n}),this.#t==="typing"?0:Math.max(s-a-1,Number(i),0)+this.#h(e,o)}#h(e,n){let s=0;for(let[o,r]of n){if(o===e||o===this.#e.slot)continue;let a=this.#u(o);s+=Math.max(r-Math.max(a.opened||a.claimed,a.told),0),a.told=Math.max(a.told,r)}return s}#u(e){let n=this.#o.get(e)??{opened:0,epoch:0,told:0,claimed:0};return this.#o.set(e,n),n}#f(e){return this.#t==="typing"?[]:[...e].filter(s=>s!==this.#e.slot).sort((s,o)=>s-o).map(s=>[s,this.#u(s).opened])}#p(e,{rosterHash:n},s,o,r){let{project:a,conversation:i}=this.#e,l=se(...r.map(([h,c])=>re(h,c)));return re("chatd message v1",a,i,this.#t,e,n,s,o,l)}};var Le={roster:"chatd roster v1",id:"chatd epoch id v1"},Te={roster:"chatd confer roster v1",id:"chatd confer id v1"},ze="chatd history v1";function Pt(t){let e=t.map(({slot:n,name:s,key:o})=>({slot:n,name:s,key:o,certificate:null}));return Ge(e.sort((n,s)=>n.slot-s.slot))}function Ge(t){return t.forEach(({slot:e},n)=>{if(e<=(n?t[n-1].slot:0))throw new RangeError("not a roster")}),t}var Kn=t=>se(...t.map(({slot:e,name:n,key:s})=>re(e,n,Y(s)))),Ae=(t,{project:e,conversation:n},s,o)=>ce(re(t.roster,e,n,s,Kn(o))),Ee=(t,{project:e,conversation:n},s,o)=>ce(re(t.id,e,n,s,o),16),Ze=({project:t,conversation:e},{number:n,epoch_id:s,page_key:o,roster:r,previous:a})=>re("chatd epoch v1",t,e,n,Y(s),Y(o),Kn(r),Y(a)),jt=({conversation:t},e,n,s,o)=>re("chatd epoch key v1",t,e,n,s,o),Dt=({project:t,conversation:e},n,s)=>re(ze,t,e,n,s),Ut=({conversation:t},e,n,s,o,r)=>re("chatd confer key v1",t,e,n,s,o,r);function Ft(t,e){let n=t.find(s=>s.slot===e);if(!n)throw new RangeError("nothing for this slot");return Y(n.box)}var Je=(t,{slot:e,name:n,key:s})=>t.some(o=>o.slot===e&&o.name===n&&o.key===s);var He=class{#e;#t;#n;#s=new Se;#r=new Se;#o;#a;#i=new Uint8Array(32);#c;#d=[];#h=[];#u;#f=Promise.resolve();constructor({project:e,conversation:n,slot:s,name:o,shiftKey:r}){this.#e={project:e,conversation:n,slot:s},this.#t={slot:s,name:o,key:ae(r.publicKey)},this.#n=r,this.#o={room:new fe(this.#e,"room",this.#s),typing:new fe(this.#e,"typing",this.#s),confer:new fe(this.#e,"confer",this.#r)}}get epoch(){return this.#s.newest}get confer(){return this.#r.newest}take(e,n,s){let o=this.#f.then(()=>this.#p(e,n,s));return this.#f=o,o}async acceptEpoch(e){let{number:n,roster:s}=e;try{if(!this.#c&&!s.some(i=>i.slot===this.#t.slot))return this.#g(e);let o=Ze(this.#e,e),r=ce(o);if(n===this.epoch&&oe(r,this.#i))return{kind:"replay",number:n,roster:s};let a=await this.#y(e,o,r);return this.#k(e,a),this.#h.push({type:"epoch",...e}),this.#i=r,this.#a=Y(e.page_key),this.#c??=e,this.#s.newest=n,{kind:"epoch",number:n,roster:s}}catch(o){return{kind:"refused",number:n,why:xe(o)}}}async acceptHistory({to:e,box:n,signature:s}){var o,r,a;if(e!==this.#t.slot)return{kind:"not_ours"};try{let i=await this.#l(Y(n),Y(s)),l=this.#m();for(let[h,{id:c,key:f}]of i)q(((o=l.get(h))==null?void 0:o.epoch_id)===ae(c),"not announced"),q(f.length===32&&oe(c,Ee(Le,this.#e,h,f)),"another key");for(let[h,c]of l)this.#k(c,((r=i.get(h))==null?void 0:r.key)??((a=this.#s.at(h))==null?void 0:a.key));return{kind:"history",earlier:this.#b()}}catch(i){return{kind:"refused",number:0,why:xe(i)}}}async makeConferKey(e,n=0){let s=Pt(e);q(Je(s,this.#t),"not in the roster");let o=Math.max(this.confer,n)+1,r=de(32),a=Ee(Te,this.#e,o,r),i=Ut(this.#e,o,this.#t.slot,a,r,Ae(Te,this.#e,o,s)),l=async c=>({slot:c.slot,box:ae(await En(i,Y(c.key),this.#n))}),h={number:o,confer_id:ae(a),roster:s,sealed:await Promise.all(s.map(l))};return this.#u={body:h,key:r},{conversation:this.#e.conversation,...h}}adoptConfer(e){let n=this.#u;(n==null?void 0:n.body.number)===e&&(this.#u=void 0,this.#w(n.body,n.key))}async acceptConferKey(e,n){let{number:s,roster:o,by:r}=e;try{return r===this.#t.slot&&this.adoptConfer(s),s<=this.confer?{kind:r===this.#t.slot?"own":"replay",number:s,roster:o}:this.confer===0&&!o.some(a=>a.slot===this.#t.slot)?{kind:"before_me",number:s,roster:o}:(this.#w(e,await this.#$(e,n)),{kind:"confer_key",number:s,roster:o})}catch(a){return{kind:"refused",number:s,why:xe(a)}}}seal(e,n){return this.#_(e,this.#o[e].seal(n))}stored(e,n){this.#o[e].stored(n)}unstored(e){return this.#o[e].unstored().map(n=>this.#_(e,n))}open(e,n="room"){let s=this.#o[n].open(e);return s.kind==="sealed_before"&&n==="room"&&this.#h.push({type:"message",...e}),s}async#p(e,n,s){return e.type==="epoch"?this.acceptEpoch(e):e.type==="history"?this.acceptHistory(e):e.type==="confer_key"?this.acceptConferKey(e,s):this.open(e,n)}#_(e,n){let{conversation:s}=this.#e;return e==="typing"?{conversation:s,...n}:{conversation:s,channel:e,...n}}#g(e){return this.#h.push({type:"epoch",...e}),{kind:"before_me",number:e.number,roster:e.roster}}async#y(e,n,s){let{number:o,roster:r,sealed:a,previous:i}=e,l=Y(e.page_key);q(!this.#a||oe(l,this.#a),"another page key"),q(!this.#c||o===this.epoch+1&&oe(Y(i),this.#i),"out of order"),q(Je(Ge(r),this.#t),"we are not in it"),q(await Ht(l,n,Y(e.signature)),"not signed by the page");let h=await Rt(Ft(a,this.#t.slot),this.#n),c=Be(h)[4],f=Y(e.epoch_id);return q(oe(h,jt(this.#e,o,f,c,s)),"does not agree"),q(c.length===32&&oe(f,Ee(Le,this.#e,o,c)),"another key"),c}async#l(e,n){if(!this.#a)throw new RangeError("no page key yet");q(await Ht(this.#a,Dt(this.#e,this.#t.slot,e),n),"not signed by the page");let[s,o,...r]=Be(await Rt(e,this.#n));q(oe(s,he(ze))&&oe(o,he(this.#e.conversation))&&r.length%3===0,"does not agree");let a=new Map;for(let i=0;i<r.length;i+=3)a.set(Tt(r[i]),{id:r[i+1],key:r[i+2]});return a}#m(){let e=new Map,n=this.#c;for(let s of[...this.#h].reverse())s.type!=="epoch"||!n||s.number!==n.number-1||s.page_key!==n.page_key||oe(ce(Ze(this.#e,s)),Y(n.previous))&&(e.set(s.number,s),n=s);return e}#b(){let e=this.#s.copy(),n=new fe(this.#e,"room",e),s=[];for(let o of this.#h)o.type==="epoch"&&e.at(o.number)&&(e.newest=o.number),o.type==="message"&&s.push(n.open(o));return s}#k({number:e,roster:n},s){let o=new Set([0,...n.map(r=>r.slot)]);this.#s.add(e,{slots:o,rosterHash:Ae(Le,this.#e,e,n),key:s}),this.#d.push(...n)}async#$({number:e,by:n,roster:s,sealed:o,confer_id:r},a){let i=[...this.#d,...a];q(Je(Ge(s),this.#t)&&s.some(d=>d.slot===n),"we are not in it"),q(i.some(d=>d.slot===n),"from nobody we know"),q(s.every(d=>i.every(y=>y.slot!==d.slot||y.key===d.key)),"another shift key");let l=s.find(d=>d.slot===n),h=await Nn(Ft(o,this.#t.slot),Y(l.key),this.#n),c=Be(h)[5],f=Y(r),m=Ut(this.#e,e,n,f,c,Ae(Te,this.#e,e,s));return q(oe(h,m)&&c.length===32&&oe(f,Ee(Te,this.#e,e,c)),"does not agree"),c}#w({number:e,roster:n},s){let o=new Set(n.map(r=>r.slot));this.#r.add(e,{slots:o,rosterHash:Ae(Te,this.#e,e,n),key:s}),this.#r.newest=e}};var Qe=class{#e=null;#t=0;constructor(e){this.ear=e}keep(e){e&&this.#e===null&&this.#n(0),e||this.#s()}once(){this.#r(659.25,0,.5)}get isRinging(){return this.#e!==null}#n(e){this.#e=setTimeout(()=>{this.#t+=1,this.#r(523.25,0,1),this.#r(659.25,.22,.9),this.#n(this.#t<6?5e3:11e3)},e)}#s(){this.#e!==null&&clearTimeout(this.#e),this.#e=null,this.#t=0}#r(e,n,s){let o=this.ear.now();if(!o||o.state!=="running")return;let r=o.currentTime+n,a=o.createGain();a.gain.setValueAtTime(0,r),a.gain.linearRampToValueAtTime(.22*this.ear.volume()*s,r+.03),a.gain.exponentialRampToValueAtTime(1e-4,r+1.1);let i=new OscillatorNode(o,{type:"sine",frequency:e});i.connect(a).connect(o.destination),i.start(r),i.stop(r+1.2)}};var Xe=Object.freeze({take:"Alt+T",reply:"Alt+L",confer:"Alt+P",answers:"Alt+A",next:"Alt+J",previous:"Alt+K",take_over:"Alt+O",close:"Alt+E",handover:"Alt+H",heavy:"Alt+G",break:"Alt+B",sound:"Alt+M",keys:"?"}),Re=Object.keys(Xe),Jo=new Set(["Alt","AltGraph","Control","Shift","Meta","CapsLock","Dead","Process","Unidentified","Tab","Escape","Enter"]);function Wt(t){let e=Qo(t);return Jo.has(e)?null:[...[t.ctrlKey&&"Ctrl",t.altKey&&"Alt",t.metaKey&&"Meta",t.shiftKey&&e.length>1&&"Shift"].filter(Boolean),e].join("+")}function Qo(t){return t.altKey&&!/^[a-z0-9]$/i.test(t.key)&&/^Key[A-Z]$/.test(t.code??"")?(t.code??"").slice(3):t.key.length===1?t.key.toUpperCase():t.key}function Xo(t){return!/^(Ctrl|Alt|Meta)\+/.test(t)&&!/^(Shift\+)?F\d+$/.test(t)}function Pn(t,e,n){let s=Wt(e);return s===null||n&&Xo(s)?null:Re.find(o=>t[o]===s)??null}function jn(t,e,n){let s=Re.map(o=>[o,o!==e&&t[o]===n?"":t[o]]);return{...Object.fromEntries(s),[e]:n}}function Dn(t){let e=t!==null&&typeof t=="object"?t:{},n=Re.map(s=>[s,typeof e[s]=="string"?e[s]:Xe[s]]);return Object.fromEntries(n)}var Wn=/\[([^\[\]\n]+)\]\(((?:https:\/\/|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)/gu,er=/\[([^\[\]\n]+)\]/gu,Bn=/\{([a-z_]+)\}/gu,tr=new RegExp("\\*\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*\\*","gu"),nr=["worker","project","next_opening"],sr=8e3;function et(t){let e=t.replace(Wn,o=>" ".repeat(o.length)),n=[...e.matchAll(er)].map(o=>Un(o)),s=[...e.matchAll(Bn)].filter(o=>nr.includes(o[1])).map(o=>Un(o));return[...n,...s].sort((o,r)=>o.start-r.start)}function Un(t){let e=t.index??0;return{words:t[0],start:e,end:e+t[0].length}}function or(t,e){return t.replace(Bn,(n,s)=>e[s]||n)}function Ne(t,e={}){return or(t.trim().split(/\n\s*\n/).map(rr).join(`

`),e)}function rr(t){return t.startsWith("- ")?t.split(/(?:^|\n)- /).slice(1).map(n=>`• ${Fn(n.split(/\s+/).join(" ").trim())}`).join(`
`):Fn(t.split(`
`).map(n=>n.trim()).join(" "))}function Fn(t){return t.replace(tr,"$1").replace(Wn,(e,n,s)=>ar(n,s))}function ar(t,e){return!e.startsWith("https://")||t===e||t===e.slice(8)?t:`${t} (${e})`}function qn(t,e){return e.split(new RegExp("\\n+|(?<=[.!?])\\s+")).some(n=>n.length>11&&t.includes(n))||e.length<12&&t.includes(e)}function Yn(t){return new TextEncoder().encode(JSON.stringify(t)).length>sr}var ir=new Map([["ß","ss"],["ł","l"],["đ","d"],["ø","o"],["æ","ae"],["œ","oe"],["ı","i"],["þ","th"],["ð","d"]]);function tt(t){return t.normalize("NFKD").replace(new RegExp("\\p{M}","gu"),"").toLowerCase().replace(/[ßłđøæœıþð]/g,n=>ir.get(n)??n)}function nt(t){return tt(t).match(/[\p{L}\p{N}]+/gu)??[]}function Vn(t){return t.length<4?0:t.length<8?1:2}function zn(t,e,n){if(n===0)return e.startsWith(t);if(e.length<t.length-n||t[0]!==e[0]&&t[0]!==e[1])return!1;let s=e.slice(0,t.length+n);return lr(t,s)<=n}function lr(t,e){let n=[],s=Array.from({length:e.length+1},(o,r)=>r);for(let o=1;o<=t.length;o+=1){let r=[o];for(let a=1;a<=e.length;a+=1){let i=t[o-1]===e[a-1]?0:1,l=Math.min(s[a]+1,r[a-1]+1,s[a-1]+i);o>1&&a>1&&t[o-1]===e[a-2]&&t[o-2]===e[a-1]&&(l=Math.min(l,n[a-2]+1)),r.push(l)}n=s,s=r}return Math.min(...s)}var cr=new Intl.Collator,ur=60,hr=40,dr=25,fr=6,pr=.6,mr=55,_r=8;function Jn(t){let e=new Map(t.filter(n=>!n.translation_of).map(n=>[br(n),n]));return t.map(n=>{let s=n.translation_of?e.get(n.translation_of):void 0,o=[n.topic,...n.tags??[],(s==null?void 0:s.title)??"",...(s==null?void 0:s.tags)??[]];return{answer:n,shortcut:tt(n.shortcut),title:nt(`${n.title} ${n.shortcut}`),aside:nt(o.join(" ")),body:tt(n.body)}})}function st(t,e,{visitor:n="",worker:s=[],most:o=40}={}){let r=nt(e),a=Gn(t,r,n,s,!1),i=a.length>0?a:Gn(t,r,n,s,!0);return i.sort((l,h)=>h.score-l.score||cr.compare(l.answer.title,h.answer.title)),i.slice(0,o).map(l=>l.answer)}function Gn(t,e,n,s,o){let r=e.join("-"),a=e.map(l=>kr(l,o)),i=[];for(let l of t){let h=gr(l,r,a);h>0&&i.push({answer:l.answer,score:h+wr(l.answer.language,n,s)})}return i}function gr(t,e,n){if(n.length===0)return 1;let s=t.shortcut===e?100:0;for(let o of n){let r=yr(t,o);if(r===0)return 0;s+=r}return s/n.length}function yr(t,{typed:e,fits:n}){return t.shortcut.startsWith(e)?ur:Math.max(Zn(t.title,n)*hr,Zn(t.aside,n)*dr)||(e.length>2&&t.body.includes(e)?fr:0)}function Zn(t,e){let n=0;for(let s of t)n=Math.max(n,e(s));return n}function kr(t,e){let n=e?Vn(t):0,s=t.length>1&&!/^[a-z0-9]+$/.test(t),o=new Map,r=i=>i.startsWith(t)||s&&i.includes(t)?1:n>0&&zn(t,i,n)?pr:0;return{typed:t,fits:i=>{let l=o.get(i);if(l!==void 0)return l;let h=r(i);return o.set(i,h),h}}}function wr(t,e,n){return Ke(t,e)?mr:n.some(s=>Ke(t,s))?_r:0}function Ke(t,e){return t.split("-")[0].toLowerCase()===e.split("-")[0].toLowerCase()}function br(t){return t.id.split("/").at(-1)??t.id}function Qn(t,e){let n=Math.floor((e.getTime()-Date.parse(t))/6e4);return Number.isFinite(n)?Math.max(0,n):0}function Ce(t,e){let n=new Date(t);return Number.isNaN(n.getTime())?"":new Intl.DateTimeFormat(e,{hour:"2-digit",minute:"2-digit",hourCycle:"h23"}).format(n)}function ot(t,e,n){let s=new Date(t??"");return Number.isNaN(s.getTime())?"":new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:"long",day:"numeric",month:"long",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short",timeZone:n}).format(s)}function ee(t,e){try{return new Intl.DisplayNames([e],{type:"language"}).of(t)??t}catch{return t}}function rt(t){return`${t.toISOString().slice(0,16)}:00Z`}function Bt(t,e,n){let s=new Date(t);if(Number.isNaN(s.getTime()))return"";let o=s.toDateString()===n.toDateString();return new Intl.DateTimeFormat(e==="en"?"en-GB":e,{weekday:o?void 0:"short",hour:"2-digit",minute:"2-digit",hourCycle:"h23",timeZoneName:"short"}).format(s)}var $r=/(?:^|\s)([/#])((?:[^\s/#][^\n/#]{0,39})?)$/u;function qt(t,e){let n=$r.exec(t.slice(0,e));return!n||n[2].trim().split(/\s+/).length>3?null:{start:e-n[2].length-1,end:e,typed:n[2]}}function Xn(t,e,n){let s=t.slice(0,e.start),o=t.slice(e.end),r=o===""||/^\s/.test(o)?"":" ";return{text:s+n+r+o,cursor:s.length+n.length}}async function es(t){try{return{state:"ready",index:Jn(await t())}}catch{return{state:"failed",index:[]}}}function ts(t,{worker:e,project:n,opening:s}){return Ne(t.body,{worker:e,project:n,next_opening:ot(s,t.language)})}function ns(t,e,n){let{text:s,cursor:o}=Xn(t,e,n),r=et(s).find(a=>a.start>=e.start&&a.end<=o);return r?{text:s,start:r.start,end:r.end}:{text:s,start:o,end:o}}function ss(t,e){return!!(t.review_by&&t.review_by<e)}function at(t){return!!t.translation_of&&!t.reviewed}var vr=14;function os(t,e,n){let s=new Date(Date.parse(e)-vr*864e5).toISOString().slice(0,10);return t.filter(({changed:o,language:r})=>o&&o>=s&&o<=e&&n.includes(r)).sort((o,r)=>String(r.changed).localeCompare(String(o.changed))||o.title.localeCompare(r.title))}var rs="desk-settings";function as(t){let e=xr(t);return{keys:Dn(e.keys),sound:e.sound!==!1,volume:typeof e.volume=="number"?Math.min(1,Math.max(0,e.volume)):.6,typing:e.typing!==!1,notices:e.notices===!0}}function is(t,e){try{t==null||t.setItem(rs,JSON.stringify(e))}catch{}}function xr(t){try{let e=JSON.parse((t==null?void 0:t.getItem(rs))??"{}");return e!==null&&typeof e=="object"?e:{}}catch{return{}}}function ls(t,e){let n=new Intl.PluralRules(e);return(s,o={})=>{let r=t[s]??s;return(typeof r=="string"?r:Sr(r,n.select(Number(o.count??0)))).replace(/\{(\w+)\}/g,(i,l)=>l in o?String(o[l]):i)}}function Sr(t,e){return t[e]??t.other}function cs(t,e,n){return e>0?`(${e}) ${t}`:n?`• ${t}`:t}var Pe=["asked","said","next","language"],it=class{card=null;isNew=!1;draft=null;#e=new Set;constructor(e){this.talk=e}begin(e){return this.draft??={asked:"",said:"",next:"",language:e,...this.card},this.draft}get isEmpty(){return!this.draft||Pe.slice(0,3).every(e=>{var n;return((n=this.draft)==null?void 0:n[e].trim())===""})}heard({asked:e,said:n,next:s,language:o,by:r,at:a}){let i={asked:e,said:n,next:s,language:o,by:r,at:a},l=this.card!==null&&JSON.stringify(this.card)===JSON.stringify(i);return this.#e=new Set(this.talk.room.workers.map(({slot:h})=>h)),l?!1:(this.card=i,this.isNew=!0,!0)}async send(){let{draft:e,talk:n}=this;if(!e)return!1;if(n.held.confer=n.obstacle("confer"),n.held.confer)return n.world.changed(),!1;let s=n.room.workers.find(i=>i.me),r={...Object.fromEntries(Pe.map(i=>[i,e[i].trim()])),by:(s==null?void 0:s.name)??"",at:rt(n.world.now())},a=await this.#t(r);return a&&(this.draft=null),a}async keepShared(e){let n=e.map(({slot:o})=>o);if(!this.card||this.talk.ended||n.every(o=>this.#e.has(o)))return;let s=this.talk.room.workers.filter(({slot:o,here:r})=>r&&this.#e.has(o)).map(({slot:o})=>o);Math.min(...s)===this.talk.room.my_slot&&await this.#t(this.card)}wipe(){this.card=this.draft=null,this.isNew=!1,this.#e.clear()}async#t(e){return await this.talk.post("confer",{kind:"handover",...e},{kind:"handover",text:e.by,at:e.at})?(this.card=e,this.isNew=!1,this.#e=new Set(this.talk.room.workers.map(({slot:s})=>s)),!0):!1}};var je=class{#e=new Map;constructor(e){this.log=e}add(e){this.log.has(e.seq)||this.#e.set(e.seq,e)}next(){for(let n of this.#e.keys())this.log.has(n)&&this.#e.delete(n);let e=this.#e.get(this.log.held+1);return this.#e.delete(this.log.held+1),e}get hasHole(){return this.#e.size>0}};var lt=class{#e=[];constructor(e){this.talk=e}async take(e,n){let s=this.talk.log[e];if(!(s.has(n.seq)||this.talk.ended)){if(s.note(n.seq),n.type==="epoch")return this.#t(n);if(n.type==="history")return this.#s(n);if(n.type==="confer_key")return this.#o(n);this.#a(e,n)}}async#t(e){let n=await this.talk.seal.acceptEpoch(e);this.talk.learnNames(e.roster),n.kind==="refused"&&(this.talk.refusedKey=!0,this.talk.log.room.put({kind:"unreadable",seq:e.seq})),n.kind==="epoch"&&(this.talk.refusedKey=!1,this.#n(e),await this.talk.keys.roomKeyCame(e.roster))}#n(e){let n=e.roster.map(r=>r.slot),s=n.filter(r=>!this.#e.includes(r)),o=this.#e.filter(r=>!n.includes(r));this.#e=n,this.talk.log.room.put({kind:"roster",seq:e.seq,came:s,went:o})}async#s(e){let n=await this.talk.seal.acceptHistory(e);if(n.kind==="refused"&&this.talk.log.room.put({kind:"unreadable",seq:e.seq}),n.kind==="history")for(let s of n.earlier)this.#r(s)}#r(e){let n=this.talk.log.room,s=n.lines.find(r=>r.kind==="sealed"&&r.slot===e.slot&&r.counter===e.counter);if(!s||s.seq===null)return;let o=this.#i("room",s.seq,e);o&&o.kind!=="sealed"&&n.change(s,o)}async#o(e){(await this.talk.seal.acceptConferKey(e,this.talk.room.workers)).kind==="refused"?this.talk.log.confer.put({kind:"unreadable",seq:e.seq}):this.talk.keys.conferKeyCame(e.roster)}#a(e,n){var r,a;let s=this.talk.log[e];if(n.slot===this.talk.room.my_slot)return s.sent(n.slot,n.counter,n.seq);let o=this.#i(e,n.seq,this.talk.seal.open(n,e));o&&(s.put(o),this.talk.typing.delete(n.slot),e==="room"&&this.#c(o),(a=(r=this.talk.world).arrived)==null||a.call(r,this.talk))}#i(e,n,s){let{kind:o,slot:r,counter:a}=s;return s.gap>0&&this.talk.log[e].put({kind:"gap",seq:n,slot:r}),o==="own"||o==="replay"?null:o==="sealed_before"?{kind:"sealed",seq:n,slot:r,counter:a}:o==="text"?{kind:o,seq:n,slot:r,counter:a,text:s.text,at:s.at,mine:this.talk.isMe(r)}:o==="signal"?{kind:o,seq:n,slot:r,counter:a,signal:s.signal}:o==="handover"?this.talk.handover.heard(s)?{kind:o,seq:n,slot:r,counter:a,text:s.by}:null:{kind:o==="refused"?"unreadable":"too_old",seq:n,slot:r,counter:a}}#c(e){e.kind==="signal"?this.talk.signal=e.signal==="moment"||e.signal==="covered"?e.signal:null:e.slot===0&&(this.talk.signal=null)}};var ut=class{#e="";#t="";#n=!1;constructor(e){this.talk=e}fits(e){return e==="room"?this.#e===ct(this.talk.inTheChat):this.#t===ct(this.talk.room.workers)}async roomKeyCame(e){this.#e=ct(e),this.talk.sayWhatWasHeld(),await this.tellHeld()}conferKeyCame(e){this.#t=ct(e),this.talk.sayWhatWasHeld(),this.talk.handover.keepShared(e)}async tellHeld(){let e=this.talk.seal.epoch;e>0&&!this.talk.ended&&await this.talk.world.ask("key_held",{conversation:this.talk.id,epoch:e})}async keepConferKey(){let{isFirst:e,room:n,ended:s}=this.talk;if(!(!e||n.workers.length<2||this.fits("confer")||this.#n||s)){this.#n=!0;try{await this.#s(n.workers)}finally{this.#n=!1}}}async#s(e){let{seal:n,world:s,log:o,room:r}=this.talk,a=await n.makeConferKey(e,r.confer),i=await s.ask("confer_key",a);i.ok&&(n.adoptConfer(a.number),i.seq&&o.confer.note(i.seq),this.conferKeyCame(e))}};function ct(t){return t.map(({slot:e,key:n})=>`${e}:${n}`).sort().join(" ")}var De=class{lines=[];held=0;#e=new Set;#t=new Map;has(e){return e<=this.held||this.#e.has(e)}note(e){for(this.#e.add(e);this.#e.delete(this.held+1);)this.held+=1}put(e){this.lines=[...this.lines,e],this.#s()}change(e,n){this.lines=this.lines.map(s=>s===e?n:s)}remove(e){this.lines=this.lines.filter(n=>n!==e)}sent(e,n,s){this.note(s),this.lines=this.lines.map(o=>Yt(o,e)&&o.counter===n&&o.seq===null?{...o,seq:s,mark:Tr(o.mark,"sent")}:o),this.#s()}delivered(e,n){this.lines=this.lines.map(s=>Yt(s,e)&&(s.counter??1/0)<=n&&s.mark?{...s,mark:"delivered"}:s)}holds(e,n){return this.lines.some(s=>Yt(s,e)&&s.counter===n&&s.kind!=="sealed")}get unread(){return this.lines.filter(e=>this.#n(e)).length}shownNow(){let e=new Map;for(let n of this.lines)this.#n(n)&&e.set(n.slot??0,Math.max(n.counter??0,e.get(n.slot??0)??0));for(let[n,s]of e)this.#t.set(n,s);return[...e]}wipe(){this.lines=[]}#n(e){return(e.kind==="text"||e.kind==="signal"||e.kind==="handover"||e.kind==="too_old")&&!e.mine&&(e.counter??0)>(this.#t.get(e.slot??0)??0)}#s(){this.lines=this.lines.map((e,n)=>({line:e,at:n})).sort((e,n)=>us(e.line)-us(n.line)||e.at-n.at).map(({line:e})=>e)}};function Yt(t,e){return t.slot===e}function us(t){return t.seq??1/0}function Tr(t,e){return t==="delivered"?t:e}var Ar=7e3,Er=3e3,Nr=2e3,ht=class{log={room:new De,confer:new De};draft={room:"",confer:""};cutOff="";unchecked=[];held={room:null,confer:null};ended=null;refusedKey=!1;typing=new Map;wasHeavy=!1;signal=null;room;names=new Map;#e=Promise.resolve();#t={room:new je(this.log.room),confer:new je(this.log.confer)};#n=new Set;constructor(e,n){this.room=e,this.world=n,this.seal=n.seal,this.keys=new ut(this),this.intake=new lt(this),this.handover=new it(this),this.learnNames(e.workers)}get id(){return this.room.conversation}get unread(){return this.ended?0:this.log.room.unread+this.log.confer.unread}get isFirst(){return this.room.role==="first"}get partners(){return this.room.workers.filter(e=>!e.me)}get inTheChat(){return this.room.workers.filter(e=>!e.confers_only)}get confersOnly(){return this.room.workers.some(e=>e.me&&e.confers_only===!0)}get writer(){return this.room.workers.find(e=>e.role==="first")}get state(){let{state:e,workers:n}=this.room;return e==="paired"&&n.some(s=>!s.here&&s.role!=="supervisor")?"wavering":e}obstacle(e){return this.room.log_full?"log_full":e==="confer"&&this.partners.length===0?"no_partner":e==="room"&&!this.isFirst?"not_first":e==="room"&&(this.room.state==="waiting"||this.room.state==="arriving")?"not_paired":this.keys.fits(e)?null:"no_key"}takeRoom(e){this.room=e,this.learnNames(e.workers),this.#o(()=>this.keys.keepConferKey()),this.sayWhatWasHeld()}takeEntry(e,n){this.#t[e].add(n),this.#o(()=>this.#s(e))}takeTyping(e){let n=this.seal.open(e,"typing");n.kind==="typing"&&(n.on?this.typing.set(n.slot,this.world.now().getTime()+Ar):this.typing.delete(n.slot))}takeShown({channel:e,by:n,counters:s}){if(!(e==="room"&&n!==0))for(let[o,r]of s)this.log[e].delivered(o,r)}end({why:e,forgotten:n}){this.ended={why:e,forgotten:n},this.cutOff=e==="line_lost"||e==="restarting"?this.draft.room:"",this.log.room.wipe(),this.log.confer.wipe(),this.handover.wipe(),this.draft={room:"",confer:""},this.unchecked=[],this.typing.clear()}async say(e){let n=this.draft[e].trim();if(!n||this.ended)return;if(this.held[e]=this.obstacle(e),this.held[e])return this.world.changed();let s=rt(this.world.now());await this.post(e,{kind:"text",text:n,at:s},{kind:"text",text:n,at:s},()=>{this.draft[e]="",e==="room"&&(this.unchecked=[])})}async post(e,n,s,o=()=>{}){let r=this.#a(e,n);return r&&(o(),this.log[e].put({...s,slot:this.room.my_slot,counter:r.counter,seq:null,mine:!0,mark:"sending"}),this.world.changed(),await this.flush(e)),this.world.changed(),r!==null}async sayTyping(e){if(!(this.obstacle("room")||this.ended))try{await this.world.ask("typing",this.seal.seal("typing",{kind:"typing",on:e}))}catch{}}async flush(e){if(!this.#n.has(e)){this.#n.add(e);try{for(let n=this.#i(e);n&&!this.ended&&await this.#c(e,n);n=this.#i(e));}catch{}finally{this.#n.delete(e)}}}async resend(){this.#o(()=>this.keys.tellHeld()),await this.flush("room"),await this.flush("confer"),this.#o(()=>this.keys.keepConferKey())}tellShown(e){let n=this.log[e].shownNow();n.length!==0&&(this.world.ask("shown",{conversation:this.id,channel:e,counters:n}).catch(()=>{}),this.world.changed())}settled(){return this.#e}async#s(e){let n=this.#t[e];for(let s=n.next();s;s=n.next())await this.intake.take(e,s);n.hasHole&&setTimeout(()=>this.#r(e),Nr)}#r(e){if(this.#o(()=>this.#s(e)),!this.#t[e].hasHole||this.ended)return;let{room:n,confer:s}=this.log;this.world.ask("catch_up",{conversation:this.id,room:n.held,confer:s.held}).catch(()=>{})}#o(e){this.#e=this.#e.then(e).catch(()=>{}).then(()=>this.world.changed())}#a(e,n){try{return this.seal.seal(e,n)}catch(s){return this.held[e]=s instanceof _e?"no_key":"trouble",null}}sayWhatWasHeld(){for(let e of["room","confer"]){let n=this.held[e];(n==="not_paired"||n==="no_key"||n==="no_partner")&&this.obstacle(e)===null&&this.say(e)}}#i(e){return this.seal.unstored(e)[0]}async#c(e,n){let s=await this.world.ask("send",n);return s.ok?(this.held[e]=null,this.seal.stored(e,n.counter),this.log[e].sent(this.room.my_slot,n.counter,s.seq??0),this.#o(()=>this.#s(e)),this.world.changed(),!0):(this.#d(e,s.code),!1)}#d(e,n){if(this.held[e]=n==="log_full"?"log_full":"trouble",n!=="log_full")return void setTimeout(()=>this.flush(e),Er);let s=this.log[e];for(let o of s.lines.filter(({mark:r})=>r==="sending"))this.draft[e]=[this.draft[e],o.text].filter(Boolean).join(`
`),s.remove(o)}nameOf(e){return this.names.get(e)??""}learnNames(e){for(let{slot:n,name:s}of e)this.names.set(n,s)}isMe(e){let n=this.room.workers.find(s=>s.me);return e!==0&&(e===(n==null?void 0:n.slot)||e===(n==null?void 0:n.same_as))}};var Cr={me:null,welcome_back:null,waiting:[],broken:[],mine:[],colleagues:[],on_call:null,projects:[],desks:[],gone:[]},Or=3,dt=class{phase="arriving";line="connecting";truth=Cr;conversations=new Map;openId=null;notices=[];hasFinished=!1;hasDebriefed=!1;#e=null;#t=null;#n=!1;#s=!1;#r=new Map;#o=null;constructor(e){this.world=e}get me(){return this.truth.me}get open(){return this.openId===null?null:this.conversations.get(this.openId)??null}get languages(){var e;return((e=this.#t)==null?void 0:e.languages)??[]}get unread(){return[...this.conversations.values()].reduce((e,n)=>e+n.unread,0)}get hasDrafts(){return[...this.conversations.values()].some(({draft:e})=>e.room.trim()!==""||e.confer.trim()!=="")}get isNeeded(){var e,n;return this.phase!=="on"?!1:(this.truth.called??[]).length>0&&((e=this.me)==null?void 0:e.status)!=="break"?!0:((n=this.me)==null?void 0:n.status)!=="online"?!1:this.truth.waiting.some(s=>s.mine_to_take)||this.truth.broken.length>0}async lineIs(e){if(this.line=e,this.world.changed(),!(e!=="open"||this.phase!=="on"||!this.#t)){this.#n=!0,await this.#y(this.#t).finally(()=>this.#n=!1);for(let n of this.conversations.values())n.ended||n.resend()}}take(e,n){var o;let s={desk:r=>this.#i(r),room:r=>this.#d(r),entry:r=>this.#u(r),typing:r=>{var a;return(a=this.conversations.get(r.conversation))==null?void 0:a.takeTyping(r)},shown:r=>{var a;return(a=this.conversations.get(r.conversation))==null?void 0:a.takeShown(r)},stepped_out:r=>this.#f(r),ended:r=>{var a;return(a=this.conversations.get(r.conversation))==null?void 0:a.end(r)},alert:r=>this.#p(r),checked_in_elsewhere:()=>this.#_(),restarting:()=>this.tell({key:"notice.restarting",tone:"alert"})};(o=s[e])==null||o.call(s,n),this.world.changed()}async checkIn(e,n,s={}){this.phase="checking_in",this.hasFinished=this.hasDebriefed=!1,this.world.changed(),this.#e=await this.world.makeShiftKey();let o=await this.#y({name:e,languages:n,...s}).catch(()=>null);o!=null&&o.ok||(this.phase="out",o||this.tell({key:"refused.line",tone:"alert"})),this.world.changed()}workHere(){this.phase="out",this.world.changed()}takeBreak(e){return this.#l("take_break",{reason:e})}comeBack(){return this.#l("come_back",{})}endShift(){return this.#l("end_shift",{})}async debrief(e){this.hasDebriefed=await this.#l("debrief",{call_me:e}),this.world.changed()}takeVisitor(e){return this.#o=e,this.#l("take",{conversation:e})}async takeLongest(){let e=[...this.truth.waiting].filter(n=>n.mine_to_take).sort((n,s)=>n.since.localeCompare(s.since))[0];return e?this.takeVisitor(e.conversation):!1}join(e){return this.#o=e,this.#l("join",{conversation:e})}swap(e){return this.#l("swap",{conversation:e})}stepOut(e,n){return this.#l("step_out",{conversation:e,reason:n})}close(e,n){return this.#l("close",{conversation:e,reason:n})}handOver(e){return this.#l("hand_over",{conversation:e})}comeIn(e){return this.#o=e,this.#l("come_in",{conversation:e})}async askSupervisor(e,n){this.#a(await this.#m("ask_supervisor",{conversation:e,reach:n}),"asked")}async callSupervisor(e){this.#a(await this.#m("call_supervisor",{conversation:e}),"supervisor")}#a(e,n){if(!e.ok)return;let s=n==="asked"&&e.desks>0?"here":e.by_mail?"mailed":e.desks>0?"desks":"nobody";this.tell({key:`notice.${n}_${s}`,tone:e.by_mail||e.desks>0?"told":"alert"})}beActive(){this.phase==="on"&&this.line==="open"&&this.world.ask("active",{}).catch(()=>{})}show(e){this.openId=this.conversations.has(e)?e:this.openId,this.world.changed()}showNext(e){let n=[...this.conversations.keys()],s=this.openId===null?-1:n.indexOf(this.openId);n.length>0&&this.show(n[(s+e+n.length)%n.length])}putAway(e){this.conversations.delete(e),this.openId===e&&(this.openId=[...this.conversations.keys()].at(-1)??null),this.world.changed()}tell(e){let n=this.notices.filter(s=>s.key!==e.key);this.notices=[...n,e].slice(-Or),this.world.changed()}dismiss(e){this.notices=this.notices.filter(n=>n!==e),this.world.changed()}#i(e){if(!(e.me===null&&this.#n)){if(this.truth=e,e.me)return this.#c();this.phase==="on"&&this.#g(),this.phase==="arriving"&&(this.phase="out"),e.welcome_back&&this.phase==="out"&&!this.hasFinished&&this.checkIn(e.welcome_back.name,e.welcome_back.languages,{rota:e.welcome_back.rota})}}#c(){if(!this.#s)return;this.#s=!1;let e=new Set(this.truth.mine.map(({conversation:n})=>n));for(let n of this.conversations.values())!e.has(n.id)&&!n.ended&&n.end({why:"line_lost",forgotten:!1})}#d(e){let n=this.conversations.get(e.conversation);if(n&&n.room.my_slot===e.my_slot)return n.takeRoom(e);if(!this.#e)return;let s=this.world.makeSeal(e,this.#e),{ask:o,now:r,changed:a}=this.world,i=new ht(e,{ask:o,seal:s,now:r,changed:a,arrived:l=>this.world.arrived("message",l)});this.conversations.set(e.conversation,i),this.#h(i),this.world.arrived("conversation",i),i.takeRoom(e);for(let l of this.#r.get(e.conversation)??[])i.takeEntry(l.channel,l.entry);this.#r.delete(e.conversation)}#h(e){(this.open===null||this.open.ended!==null||this.#o===e.id)&&(this.openId=e.id),this.#o===e.id&&(this.#o=null)}#u(e){let n=this.conversations.get(e.conversation);if(n)return n.takeEntry(e.channel,e.entry);this.#r.set(e.conversation,[...this.#r.get(e.conversation)??[],e])}#f({conversation:e,why:n}){var s;(s=this.conversations.get(e))==null||s.end({why:n,forgotten:!1}),this.putAway(e),this.tell({key:`stepped_out.${n}`})}#p({kind:e,conversation:n}){(!(e==="someone_waiting"||e==="pair_broken"||this.conversations.has(n??""))||e==="supervisor_called"||e==="call_wanted")&&this.tell({key:`alert.${e}`,tone:"alert"})}#_(){this.#g(),this.hasFinished=!1,this.phase="elsewhere"}#g(){for(let e of this.conversations.values())e.end({why:"stepped_out",forgotten:!1});this.conversations.clear(),this.openId=null,this.#e=null,this.#t=null,this.hasFinished=!0,this.phase="out"}async#y(e){if(!this.#e)return null;let s=[...this.conversations.values()].filter(({ended:r})=>!r).map(({id:r,log:a})=>({conversation:r,room:a.room.held,confer:a.confer.held}));this.#s=s.length>0,this.#t=e;let o=await this.world.ask("check_in",{shift_key:this.world.keyText(this.#e),...e,held:s});return o.ok?this.phase="on":this.tell({key:`refused.${o.code}`,tone:"alert"}),o}async#l(e,n){return(await this.#m(e,n)).ok}async#m(e,n){let s=await this.world.ask(e,n).catch(()=>({ok:!1,code:"line"}));return s.ok||this.tell({key:`refused.${s.code}`,tone:"alert"}),this.world.changed(),s}};var vs=function(t,e,n,s){var o;e[0]=0;for(var r=1;r<e.length;r++){var a=e[r++],i=e[r]?(e[0]|=a?1:2,n[e[r++]]):e[++r];a===3?s[0]=i:a===4?s[1]=Object.assign(s[1]||{},i):a===5?(s[1]=s[1]||{})[e[++r]]=i:a===6?s[1][e[++r]]+=i+"":a?(o=t.apply(i,vs(t,i,n,["",null])),s.push(o),i[0]?e[0]|=2:(e[r-2]=0,e[r]=o)):s.push(i)}return s},hs=new Map;function Mr(t){var e=hs.get(this);return e||(e=new Map,hs.set(this,e)),(e=vs(this,e.get(t)||(e.set(t,e=(function(n){for(var s,o,r=1,a="",i="",l=[0],h=function(m){r===1&&(m||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?l.push(0,m,a):r===3&&(m||a)?(l.push(3,m,a),r=2):r===2&&a==="..."&&m?l.push(4,m,0):r===2&&a&&!m?l.push(5,0,!0,a):r>=5&&((a||!m&&r===5)&&(l.push(r,0,a,o),r=6),m&&(l.push(r,m,0,o),r=6)),a=""},c=0;c<n.length;c++){c&&(r===1&&h(),h(c));for(var f=0;f<n[c].length;f++)s=n[c][f],r===1?s==="<"?(h(),l=[l],r=3):a+=s:r===4?a==="--"&&s===">"?(r=1,a=""):a=s+a[0]:i?s===i?i="":a+=s:s==='"'||s==="'"?i=s:s===">"?(h(),r=1):r&&(s==="="?(r=5,o=a,a=""):s==="/"&&(r<5||n[c][f+1]===">")?(h(),r===3&&(l=l[0]),r=l,(l=l[0]).push(2,0,r),r=0):s===" "||s==="	"||s===`
`||s==="\r"?(h(),r=2):a+=s),r===3&&a==="!--"&&(r=4,l=l[0])}return h(),l})(t)),e),arguments,[])).length>1?e:e[0]}var B,xs,Ir,pe,zt,gt,Ss,pt,Ts,Xt,Gt,Lr,We=Symbol.for("pv"),yt={},kt=[],Hr=/^m(i|n|o|s|text|space)$/,en=Array.isArray,tn=kt.slice,ye=Object.assign;function ge(t){t&&t.parentNode&&t.remove()}function Rr(t,e,n){var s,o,r,a={},i=arguments.length;for(r in e)r=="key"?s=e[r]:r=="ref"&&typeof t!="function"?o=e[r]:a[r]=e[r];return i>2&&(a.children=i>3?tn.call(arguments,2):n),Ue(t,a,s,o,null)}function Ue(t,e,n,s,o){var r={type:t,props:e,key:n,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:We,__v:o||++xs,__i:-1,__u:0};return!o&&B.vnode&&B.vnode(r),r}function bt(t){return t.children}function mt(t,e){this.props=t,this.context=e,this.__g=0}function me(t,e){if(e==null)return t.__&&me(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:me(t)}function Kr(t){var e,n=t.__v,s=n.__e,o=[],r=[],a=t.__P;a&&((e=ye({constructor:We},n)).__v=n.__v+1,B.vnode&&B.vnode(e),nn(a,e,n,t.__n,a.namespaceURI,32&n.__u?[s]:null,o,s||me(n),32&n.__u,r),e.__v=n.__v,e.__.__k[e.__i]=e,Ms(o,e,r),n.__=n.__e=null,e.__e!=s&&As(e))}function As(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),As(t)}function ds(t){(8&t.__g||(t.__g|=8,pe.push(t),gt++))&&zt==B.debounceRendering||((zt=B.debounceRendering)||queueMicrotask)(Es)}function Es(){try{for(var t,e=1;pe.length;)pe.length>e&&pe.sort(Ss),t=pe.shift(),e=pe.length,8&t.__g&&Kr(t)}finally{(gt=pe.length)&&(zt||queueMicrotask)(Es)}}function Ns(t,e,n,s,o,r,a,i,l,h,c){var f,m,d,y,A,w,v=s.__k||kt,x=e.length;for(l=Pr(n,e,v,l,x),f=0;f<x;f++)(d=n.__k[f])!=null&&(m=~d.__i&&v[d.__i]||yt,d.__i=f,w=nn(t,d,m,o,r,a,i,l,h,c),y=d.__e,(m.ref!=d.ref||8&m.__u)&&(m.ref&&sn(m.ref,null,d,m),d.ref&&c.push(d.ref,d.__c||y,d)),A=A||y,4&d.__u?(l=Cs(d,l,t,!m.__v),m.__e&&(m.__e=null)):typeof d.type=="function"&&w!==void 0?l=w:y&&(l=y.nextSibling),d.__u&=-21);return n.__e=A,l}function Pr(t,e,n,s,o){var r,a,i,l,h,c,f,m,d,y=n.length,A=y,w=0,v=0,x=t.__k=Array(o);for(r=0;r<o;r++)(a=e[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=x[r]=Ue(null,a):en(a)?a=x[r]=Ue(bt,{children:a}):a.constructor===We&&a.__b?a=x[r]=Ue(a.type,a.props,a.key,a.ref,a.__v):x[r]=a,l=r+w,a.__=t,a.__b=t.__b+1,i=null,~(h=a.__i=jr(a,n,l,A))&&(A--,(i=n[h])&&(i.__u|=2)),i&&i.__v?(a.__u|=16,h==l-1?w--:h==l+1?w++:h!=l&&(h>l?w--:w++,v=1)):(~h||(o>y?w--:o<y&&w++),typeof a.type!="function"&&(a.__u|=4))):x[r]=null;if(v){for(c=[],f=[],r=0;r<o;r++)if((a=x[r])&&16&a.__u){for(w=0,m=c.length;w<m;)c[d=w+m>>1]<a.__i?w=d+1:m=d;c[w]=a.__i,f[r]=w+1}for(w=c.length;r--;)f[r]&&(f[r]==w?w--:x[r].__u|=4)}if(A)for(r=0;r<y;r++)!(i=n[r])||2&i.__u||(i.__e==s&&(s=me(i)),on(i,i));return s}function Cs(t,e,n,s){var o,r,a,i;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(r=0;r<o.length;r++)o[r]&&(o[r].__=t,e=Cs(o[r],e,n,!1));return e}for(e&&!e.parentNode&&(e=me(t))&&!e.parentNode&&(e=null),a=t.__e,i=e;i&&i.nodeType==8;)i=i.nextSibling;for(a!=i&&(!s&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function jr(t,e,n,s){var o,r=t.key,a=t.type,i=e[n],l=i&&!(2&i.__u);if(i===null&&r==null||l&&r==i.key&&a==i.type)return n;if(s>(l?1:0)){for(o=n-1;o>=0;o--)if((i=e[o])&&!(2&i.__u)&&r==i.key&&a==i.type)return o;for(o=n+1;o<e.length;o++)if((i=e[o])&&!(2&i.__u)&&r==i.key&&a==i.type)return o}return-1}function fs(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function ft(t,e,n,s,o){var r,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof s=="string"&&(t.style.cssText=s=""),s)for(e in s)n&&e in n||fs(t.style,e);if(n)for(e in n)s&&n[e]==s[e]||fs(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof s!="function"&&(s=null),(t.__e||(t.__e={}))[e]=n,n&&s||(a=Gt[e]||(Gt[e]=Dr(e)),(t.__a||(t.__a={}))[e]=Xt,r=e!=(e=e.replace(Ts,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,r):t.removeEventListener(e,a,r));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function Dr(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[pt]==null)e[pt]=Xt++;else if(e[pt]<this.__a[t])return;return n(B.event?B.event(e):e)}}}function nn(t,e,n,s,o,r,a,i,l,h){var c,f,m,d,y,A,w,v,x,p,_,g,N,M,E,$,C,L,O=e.type;if(e.constructor!==We)return null;128&n.__u&&(l=32&n.__u,c=n.__c.__z)&&(e.__u|=l,f=r=[],c.nodeType==8?i=_t(c,r):r.push(c),i=r[0]||i),(c=B.__b)&&c(e);e:if(typeof O=="function"){m=a.length;try{if(v=e.props,x=(c=O.prototype)&&c.render,p=(c=O.contextType)&&s[c.__c],_=c?p?p.props.value:c.__:s,(d=n.__c)?(e.__c=d,2&d.__g&&(d.__g|=1)):(x?e.__c=d=new O(v,_):(e.__c=d=new mt(v,_),d.constructor=O,d.render=Fr),p&&p.sub(d),d.state||(d.state={}),d.__n=s,d.__g|=8,d.__h=[],d.__k=[]),x&&(d.__s||(d.__s=d.state),O.getDerivedStateFromProps&&(d.__s==d.state&&(d.__s=ye({},d.__s)),ye(d.__s,O.getDerivedStateFromProps(v,d.__s)))),y=d.props,A=d.state,d.__v=e,n.__c){if(v!==y&&x&&!O.getDerivedStateFromProps&&d.componentWillReceiveProps&&d.componentWillReceiveProps(v,_),e.__v==n.__v&&!(8&d.__g)||!(4&d.__g)&&d.shouldComponentUpdate&&d.shouldComponentUpdate(v,d.__s,_)===!1){e.__v!=n.__v&&(d.props=v,d.state=d.__s,d.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(S){S&&(S.__=e)}),kt.push.apply(d.__h,d.__k),d.__k=[],d.__h.length&&a.push(d),i=me(n);break e}d.componentWillUpdate&&d.componentWillUpdate(v,d.__s,_),x&&d.componentDidUpdate&&d.__h.push(function(){d.componentDidUpdate(y,A,w)})}else x&&!O.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),x&&d.componentDidMount&&d.__h.push(d.componentDidMount);d.context=_,d.props=v,d.__P=t,d.__g&=-5,g=B.__r,N=x?25:0;do d.__g&=-9,g&&g(e),c=d.render(d.props,d.state=d.__s,d.context);while(8&d.__g&&++N<25);x&&(kt.push.apply(d.__h,d.__k),d.__k=[]),d.state=d.__s,d.getChildContext&&(s=ye({},s,d.getChildContext())),x&&n.__c&&d.getSnapshotBeforeUpdate&&(w=d.getSnapshotBeforeUpdate(y,A)),M=c&&c.type===bt&&c.key==null?c.props.children:c,v.__P&&(c=i,o=(t=v.__P).namespaceURI,l=r=null,n.props&&n.props.__P!=t&&(n.__k.some(function(S){S&&on(S,S)}),n.__k=null),i=n.__k?me(n,0):null),i=Ns(t,en(M)?M:[M],e,n,s,o,r,a,i,l,h),v.__P&&(e.__e=null,i=c),e.__u&=-161,f&&f.some(ge),d.__h.length&&a.push(d),1&d.__g&&(d.__g&=-4)}catch(S){if(a.length=m,e.__v=null,l||r)if(S&&S.then){if(e.__u|=128|l,r){for(~(C=r.indexOf(i||void 0))||(C=r.length);(L=r[C-1])&&L.nodeType==8;)C--;for(;C<r.length;C++)if(L=r[C])if(r[C]=null,E){if(L==$)break}else{if(L.nodeType!=8)break;L.data.startsWith("$s")&&($=_t(E=L))}}if(!E){for(;i&&i.nodeType==8&&i.nextSibling;)i=i.nextSibling;E=i}(c=_t(E=e.__c.__z||(e.__c.__z=E)))?(e.__e=E,i=c):e.__e=i,i=i&&i.nextSibling}else r&&r.some(ge);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),S&&S.then||Os(e),B.__e(S,e,n)}}else i=e.__e=Ur(n.__e,e,n,s,o,r,a,l,h,t);return(c=B.diffed)&&c(e),i}function _t(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function Os(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Os))}function Ms(t,e,n){for(var s=0;s<n.length;)sn(n[s++],n[s++],n[s++]);B.__c&&B.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(r){r.call(o)})}catch(r){B.__e(r,o.__v)}})}function Ur(t,e,n,s,o,r,a,i,l,h){var c,f,m,d,y,A,w,v,x=n.props||yt,p=e.props,_=e.type;if(_=="svg"?o="http://www.w3.org/2000/svg":_=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),r){for(c=0;c<r.length;c++)if((y=r[c])&&(_?y.localName==_:y.nodeType==3)){t=y,r[c]=null;break}}if(!t){if(v=h.ownerDocument||document,!_)return v.createTextNode(p);t=v.createElementNS(o,_,p.is?p:h),i&&(B.__m&&B.__m(e,r),i=!1),r=null}if(_){if(h=_=="template"&&t.content||t,r=_=="textarea"&&p.defaultValue!=null?null:r&&tn.call(h.childNodes),!i&&r)for(x={},c=0;c<t.attributes.length;c++)x[(y=t.attributes[c]).name]=y.value;for(c in x)y=x[c],c=="dangerouslySetInnerHTML"?m=y:c=="children"||c in p||c=="value"&&"defaultValue"in p||c=="checked"&&"defaultChecked"in p||ft(t,c,null,y,o);for(c in p)y=p[c],c=="children"?d=y:c=="dangerouslySetInnerHTML"?f=y:c=="value"?A=y:c=="checked"?w=y:i&&typeof y!="function"||x[c]===y||ft(t,c,y,x[c],o);f?(i||m&&(f.__html==m.__html||f.__html==t.innerHTML)||(t.innerHTML=f.__html),e.__k=[]):(m&&(t.textContent=""),(_=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&Hr.test(_))&&(o="http://www.w3.org/1999/xhtml"),Ns(h,en(d)?d:[d],e,n,s,o,r,a,r?r[0]:n.__k&&me(n,0),i,l),r&&r.some(ge)),i&&_!="textarea"||(c="value",_=="progress"&&A==null?t.removeAttribute(c):A==null||A===t[c]&&(_!="progress"||A)||ft(t,c,A,x[c],o),c="checked",w!=null&&w!=t[c]&&ft(t,c,w,x[c],o))}else x===p||i&&t.data==p||(t.data=p);return t}function sn(t,e,n,s){try{typeof t=="function"?e?e.__x=t(e)||1:s&&(s=s.__c||s.__e)&&(e=s.__x)&&(s.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){B.__e(o,n)}}function on(t,e,n){var s,o,r,a;if(B.unmount&&B.unmount(t),!(s=t.ref)||s.current&&s.current!=t.__e||sn(s,null,e,t),s=t.__c){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(i){B.__e(i,e)}s.__P=s.__n=null}if(s=t.__k)for(a=0;a<s.length;a++)s[a]&&on(s[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(s=t.__c)&&(s=s.__z)&&(o=_t(s,r=[]))&&(s==t.__e&&r.some(ge),ge(o),ge(s)),n||ge(t.__e),t.__e=t.__c=t.__=null}function Fr(t,e,n){return this.constructor(t,n)}function rn(t,e){var n,s,o,r;B.__&&B.__(t,e),e.nodeType==9&&(e=e.documentElement),s=(n=t&&32&t.__u)?null:e.__k,e.__k=Ue(bt,{children:[t]}),o=[],r=[],nn(e,e.__k,s||yt,yt,e.namespaceURI,s?null:e.firstChild?tn.call(e.childNodes):null,o,s?s.__e:e.firstChild,n,r),Ms(o,e.__k,r),e.__k.props.children=null}B={__e:function(t,e,n,s){for(var o,r,a;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((a=(r=o.constructor)&&r.getDerivedStateFromError)&&o.setState(r.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,s||{}),a=1),a&&8&o.__g)return void(o.__g|=2)}catch(i){t=i}}throw gt=0,t}},xs=0,Ir=function(t){return t!=null&&t.constructor===We},mt.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=ye({},this.state)),typeof t=="function"&&(t=t(ye({},n),this.props)),t&&(ye(n,t),this.__v&&(e&&this.__k.push(e),ds(this)))},mt.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),ds(this))},mt.prototype.render=bt,pe=[],gt=0,Ss=function(t,e){return t.__v.__b-e.__v.__b},pt=Symbol(),Ts=/(PointerCapture)$|Capture$/i,Xt=0,Gt={},Lr=0;var Oe,G,Vt,ps,Zt=Object.is,wt=0,Is=[],Jt=[],z=B,ms=z.__b,_s=z.__r,gs=z.diffed,ys=z.__c,ks=z.unmount,ws=z.__;function $t(t,e){z.__h&&z.__h(G,t,wt||e),wt=0;var n=G.__H||(G.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function F(t){return wt=1,Wr(Ls,t)}function Wr(t,e,n){var s=$t(Oe++,2);if(s.t=t,!s.__c&&(s.__=[n?n(e):Ls(void 0,e),function(r){var a=(s.__N||s.__)[0],i=s.t(a,r);Zt(a,i)||(s.__N=[i,s.__[1]],s.__c.setState({}))}],s.__c=G,!G.__f)){G.__f=!0;var o=G.shouldComponentUpdate;G.shouldComponentUpdate=function(r,a,i){var l=this.__H;if(!l)return!0;var h=!1,c=this.props!=r;if(l.__.some(function(m){m.__N&&(h=!0,Zt(m.__[0],m.__N[0])||(c=!0))}),o){var f=o.call(this,r,a,i);return h?f||c:f}return!h||c}}return s.__}function ue(t,e){var n=$t(Oe++,3);!z.__s&&an(n.__H,e)&&(n.__P=!0,n.__=t,n.u=e,G.__H.__h.push(n))}function J(t,e){var n=$t(Oe++,4);!z.__s&&an(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,G.__h.push(n))}function V(t){return wt=5,Br(function(){return{current:t}},[])}function Br(t,e){var n=$t(Oe++,7);return an(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function qr(){var t;do{for(;t=Jt.shift();)try{Fe(t)}catch(n){z.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=Is.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(Fe),e.__h.some(Qt),e.__h=[]}catch(n){e.__h=[],z.__e(n,t.__v)}}}while(Jt.length)}z.__b=function(t){G=null,ms&&ms(t)},z.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),ws&&ws(t,e)},z.__r=function(t){_s&&_s(t),Oe=0;var e=(G=t.__c).__H;e&&(Vt==G?G.__h=[]:(e.__h.some(Fe),e.__h.some(Qt),Oe=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),Vt=G},z.diffed=function(t){gs&&gs(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&$s(Is.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),Vt=G=null},z.__c=function(t,e){e.some(function(n){try{n.__h.some(Fe),n.__h=n.__h.filter(function(s){return!s.__||Qt(s)})}catch(s){n.__h=[function(){throw s}]}}),ys&&ys(t,e)},z.unmount=function(t){ks&&ks(t);var e,n,s=t.__c;s&&s.__H&&(s.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,$s(Jt.push(o))}else Fe(o)}catch(r){e=r}}),s.__H=void 0,e&&z.__e(e,s.__v))};var bs=typeof requestAnimationFrame=="function";function Yr(t){var e,n=function(){clearTimeout(s),bs&&cancelAnimationFrame(e),setTimeout(t)},s=setTimeout(n,35);bs&&(e=requestAnimationFrame(n))}function $s(t){t!=1&&ps==z.requestAnimationFrame||((ps=z.requestAnimationFrame)||Yr)(qr)}function Fe(t){var e=G,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),G=e}function Qt(t){var e=G;t.__c=t.__(),G=e}function an(t,e){return!t||t.length!=e.length||e.some(function(n,s){return!Zt(n,t[s])})}function Ls(t,e){return typeof e=="function"?e(t):e}var u=Mr.bind(Rr);var Hs={tab:"waiting",answers:!0,wish:null,status:!1,sheet:!1,closing:null,placing:null,handover:null,leaving:!1,breather:null,again:!1,callMe:!1};var Vr={umbrella:"M12 3v1M3.5 12.5a8.5 8.5 0 0 1 17 0c-1.4-1.3-3-1.3-4.2 0-1.3-1.3-2.9-1.3-4.3 0-1.4-1.3-3-1.3-4.3 0-1.2-1.3-2.8-1.3-4.2 0ZM12 12.5V19a2 2 0 0 0 4 0",bell:"M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10 20.5c1 .8 3 .8 4 0",bell_off:"M6.5 16.5V11c0-1 .2-1.8.6-2.5M9 6.4A5.5 5.5 0 0 1 17.5 11v3M5 18h11M10 20.5c1 .8 3 .8 4 0M4 4l16 16",keys:"M3.5 7h17v10h-17ZM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8",waiting:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",talk:"M4 5.5h16v10.5H10.5L6 20v-4H4Z",pair:"M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM16.5 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M16 14.5c2.8 0 4.5 1.3 5 4.5",one:"M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.6-4 3-6 7-6s6.4 2 7 6",pen:"M5 19l1-4L16 5l3 3L9 18Z",phone:"M6 4h3.5l1.5 4-2 1.5a10 10 0 0 0 5 5l1.5-2 4 1.5V18c0 1.2-.8 2-2 2C10.5 20 4 13.5 4 6.5 4 5 4.8 4 6 4Z",cup:"M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4ZM16 10.5h1.5a2.5 2.5 0 0 1 0 5H16M8.5 3.5v2M12.5 3.5v2",book:"M5 5.5C7.5 4.5 10 4.5 12 6c2-1.5 4.5-1.5 7-.5V18c-2.5-1-5-1-7 .5-2-1.5-4.5-1.5-7-.5ZM12 6v12.5",search:"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",week:"M4 6h16v14H4ZM4 10.5h16M8.5 3.5v4M15.5 3.5v4",cross:"M6 6l12 12M18 6 6 18",tick:"M5 12.5l4.5 4.5L19 7.5",ticks:"M2.5 12.5 7 17l9-9.5M11 16l1.5 1L21.5 7.5",clock:"M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 8v4h3",warn:"M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17h.01",off:"M4 8c5-4 11-4 16 0M7 12c3-2.5 7-2.5 10 0M12 17h.01M4 4l16 16",moon:"M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",more:"M6 12h.01M12 12h.01M18 12h.01",leaf:"M5 19c0-8 5-13 14-14 0 9-5 14-12 13M5 19c2-5 5-8 9-10"};function I({name:t}){return u`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${Vr[t]} /></svg>`}function Rs({app:t,found:e,chosen:n,visitor:s,pick:o}){let r=V(null);return J(()=>{var a,i;return(i=(a=r.current)==null?void 0:a.querySelector('[aria-selected="true"]'))==null?void 0:i.scrollIntoView({block:"nearest"})},[n]),u`
    <div class="answer-list">
      <ul class="answer-list__options" id="canned-answers" role="listbox" aria-label=${t.say("answers.list")} ref=${r}>
        ${e.map((a,i)=>u`
            <li
              key=${a.id}
              id=${`answer-${i}`}
              role="option"
              aria-selected=${i===n?"true":"false"}
              class="option"
              onMouseDown=${l=>l.preventDefault()}
              onClick=${()=>o(a)}
            >
              <span class="option__title" dir="auto">${a.title}</span>
              <${ln} app=${t} answer=${a} visitor=${s} />
              ${i===n&&u`<span class="option__words" dir="auto">${Ne(a.body)}</span>`}
            </li>
          `)}
      </ul>
      <p class="answer-list__hint" role="status">${t.say("answers.found",{count:e.length})}</p>
    </div>
  `}function ln({app:t,answer:e,visitor:n}){let s=n!==""&&Ke(e.language,n),o=Ke(e.language,t.language)&&(n===""||s);return u`
    <span class="tags">
      ${!o&&u`<span class="tag ${s?"tag--theirs":""}">${ee(e.language,t.language)}</span>`}
      ${at(e)&&u`<span class="tag tag--unchecked">${t.say("answers.unchecked")}</span>`}
    </span>
  `}function Ks({app:t}){let{desk:e,say:n,library:s,ui:o}=t,[r,a]=F(""),i=V(null),l=e.open&&!e.open.ended?e.open.room.language:"",h=st(s.index,r,{visitor:l,worker:e.languages});return J(()=>{o.wish!=="answers"||!i.current||(t.go({wish:null}),i.current.focus())}),u`
    <section class="pane pane--right" aria-label=${n("desk.answers_pane")}>
      <div class="find">
        <label class="find__label" for="find"><${I} name="book" />${n("answers.search")}</label>
        <button type="button" class="quiet-button find__fold" onClick=${()=>t.go({answers:!1})}>${n("answers.close")}</button>
        <input
          id="find"
          class="input"
          type="search"
          ref=${i}
          value=${r}
          autocomplete="off"
          spellcheck=${!1}
          onInput=${c=>a(c.target.value)}
        />
      </div>
      ${s.state==="loading"&&u`<p class="block__none">${n("answers.loading")}</p>`}
      ${s.state==="failed"&&u`<p class="block__none" role="alert">
          ${n("answers.failed")} <button type="button" class="link-button" onClick=${t.fetchAnswers}>${n("answers.retry")}</button>
        </p>`}
      ${s.state==="ready"&&h.length===0&&u`<p class="block__none" role="status">${n("answers.none")}</p>`}
      <ul class="answers">
        ${h.map(c=>u`<${zr} key=${c.id} app=${t} answer=${c} visitor=${l} />`)}
      </ul>
    </section>
  `}function zr({app:t,answer:e,visitor:n}){let{desk:s}=t,o=s.open!==null&&!s.open.ended&&s.open.isFirst,r=t.now().toISOString().slice(0,10),[a,i]=F(!1);return u`
    <li class="answer">
      <details onToggle=${l=>i(l.currentTarget.open)}>
        <summary class="answer__title">
          <span dir="auto">${e.title}</span><${ln} app=${t} answer=${e} visitor=${n} />
        </summary>
        ${a&&u`<${Gr} app=${t} answer=${e} today=${r} mayPlace=${o} />`}
      </details>
    </li>
  `}function Gr({app:t,answer:e,today:n,mayPlace:s}){let{desk:o,say:r}=t;return u`
    <p class="answer__words" dir="auto" lang=${e.language}>${Ne(e.body)}</p>
    <p class="answer__aside">
      <kbd>/${e.shortcut}</kbd>
      ${e.review_by&&u`<span>${r("answers.review_by",{date:e.review_by})}${ss(e,n)?` (${r("answers.overdue")})`:""}</span>`}
    </p>
    ${s?u`<button type="button" class="button button--small" onClick=${()=>t.go({placing:e,tab:"conversation"})}>
            ${r("answers.place")}
          </button>`:o.open&&!o.open.ended&&u`<p class="answer__aside">${r("answers.cannot_place")}</p>`}
  `}function Ps({app:t,visitor:e}){var f;let{desk:n,say:s,language:o}=t,{gender:r,hint:a,kept:i}=e,l={name:(a==null?void 0:a.name)??"",language:ee(e.language,o)},c=((f=n.me)==null?void 0:f.status)!=="online"?"waiting.on_break":i?"waiting.kept":"waiting.not_now";return u`
    ${r&&u`<p class="card__aside">${s(`asked.${r}`)}</p>`}
    ${e.mine_to_take&&a&&u`<p class="card__aside card__hint">${s(`hint.${a.kind}`,l)}</p>`}
    ${!e.mine_to_take&&u`<p class="card__aside">${s(c)}</p>`}
  `}function js({app:t,chosen:e,choose:n}){let{desk:s,say:o}=t;return s.truth.offers_gender?u`
    <div class="field">
      <label for="shift-gender">${o("gender.label")}</label>
      <p class="field__hint" id="shift-gender-hint">${o("gender.hint")}</p>
      <select
        id="shift-gender"
        class="input"
        aria-describedby="shift-gender-hint"
        value=${e}
        onChange=${r=>n(r.target.value)}
      >
        ${["","woman","man","non_binary"].map(r=>u`<option key=${r} value=${r}>${o(`gender.${r||"unsaid"}`)}</option>`)}
      </select>
    </div>
  `:null}var Ds=3;function Us({app:t,desks:e,chosen:n,choose:s}){let{say:o}=t;return u`
    <fieldset class="field">
      <legend>${o("where.title")}</legend>
      <div class="where">
        ${e.map(r=>u`<label key=${r.rota} class="chip where__desk">
              <input type="radio" name="rota" value=${r.rota} checked=${n===r.rota} onChange=${()=>s(r.rota)} />
              <span>
                <span class="where__name">${r.name}</span>
                <span class="where__aside">${[r.projects.join(", "),Zr(t,r)].filter(a=>a!==r.name).join(" · ")}</span>
              </span>
            </label>`)}
      </div>
    </fieldset>
  `}function Zr({say:t,language:e,now:n},{starts:s}){return s?t("where.turn",{when:Bt(s,e,n())}):t("where.no_turn")}function Fs({app:t,brief:e}){return u`
    <section class="brief" aria-label=${t.say("brief.title")}>
      <h3 class="brief__title">${t.say("brief.title")}</h3>
      <ul class="brief__lines">
        ${Jr(t,e).map(([n,s])=>u`<li key=${s} class="brief__line brief__line--${n}"><${I} name=${n} /><span>${s}</span></li>`)}
      </ul>
    </section>
  `}function Jr(t,e){let{say:n}=t,s=h=>new Intl.ListFormat(t.language).format(h.map(({name:c,charity:f})=>f?`${c} (${f})`:c)),o=h=>Bt(h??"",t.language,t.now()),r=e.with_me.filter(h=>h.here),a=e.with_me.filter(h=>!h.here),{on_call:i}=e;return[e.pair_broken&&["warn",n("brief.alone")],r.length>0&&["pair",n("brief.here",{names:s(r)})],a.length>0&&["one",n("brief.expected",{names:s(a)})],e.with_me.length===0&&["pair",n("brief.nobody")],e.ends!==null&&["clock",n("brief.until",{when:o(e.ends)})],e.after.length>0&&["waiting",n("brief.after",{when:o(e.after_starts),names:s(e.after)})],e.after_starts!==null&&e.after.length===0&&["waiting",n("brief.after_nobody")],["phone",i?n("brief.on_call",i):n("brief.on_call_nobody")],e.supervisor!==null&&["umbrella",n("brief.supervisor",{name:e.supervisor})],e.lead!==null&&["leaf",n("brief.lead",{name:e.lead})],...e.closures.map(({starts:h,ends:c,reason:f})=>["moon",n("brief.shut",{from:o(h),until:o(c),reason:f})]),...Qr(t)].filter(Boolean)}function Qr({library:t,person:e,language:n,now:s,say:o}){let r=t.index.map(({answer:h})=>h),a=os(r,s().toISOString().slice(0,10),[n,...e.languages]).map(({title:h})=>h),i=a.slice(0,Ds).join(", "),l=a.length-Ds;return a.length===0?[]:[["book",l>0?o("brief.changed_more",{titles:i,count:l}):o("brief.changed",{titles:i})]]}function Ws({app:t}){let{desk:e,say:n,person:s}=t,[o,r]=F(s.name),[a,i]=F(new Set(s.languages)),[l,h]=F(""),[c,f]=F(""),[m,d]=F(""),y=V(null);Xr(y);let A=e.truth.desks??[],w=A.find(p=>p.rota===c)??A[0],v=e.phase==="checking_in";return u`
    <main class="gate">
      <form class="gate__card ${w?"gate__card--two":""}" onSubmit=${p=>{p.preventDefault();let _=o.trim()===""?"check_in.no_name":a.size===0?"check_in.no_language":"";h(_),!(_||v)&&(t.go({again:!1}),e.checkIn(o.trim(),[...a],{...w&&{rota:w.rota,brief_read:!0},...m&&{gender:m}}))}} ref=${y} novalidate>
        <div class="gate__side">
          <h2 class="gate__title">${n("check_in.title")}</h2>
          <p class="gate__lead">${n("check_in.lead")}</p>
          ${A.length>1&&u`<${Us} app=${t} desks=${A} chosen=${w.rota} choose=${f} />`}
          ${w&&u`<${Fs} app=${t} brief=${w.brief} />`}
        </div>
        <div class="gate__side">
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
              onInput=${p=>r(p.target.value)}
            />
          </div>
          <fieldset class="field">
            <legend>${n("check_in.languages")}</legend>
            <div class="chips">
              ${s.languages.map(p=>u`<${ea} key=${p} app=${t} language=${p} chosen=${a} setChosen=${i} />`)}
            </div>
          </fieldset>
          <${js} app=${t} chosen=${m} choose=${d} />
          <div class="gate__go">
            <p class="field__fault" role="alert">${l&&n(l)}</p>
            <button type="submit" class="button button--wide" aria-disabled=${v}>
              ${n(v?"check_in.going":"check_in.go")}
            </button>
          </div>
          <p class="gate__note">${w&&n("brief.read")} ${n("check_in.sound")}</p>
          <button type="button" class="link-button" onClick=${t.signOut}>${n("check_in.sign_out")}</button>
        </div>
      </form>
    </main>
  `}function Xr(t){ue(()=>{let e=n=>{var s;return n.key==="Enter"&&n.target===document.body&&!n.repeat&&((s=t.current)==null?void 0:s.requestSubmit())};return document.addEventListener("keydown",e),()=>document.removeEventListener("keydown",e)},[])}function ea({app:t,language:e,chosen:n,setChosen:s}){let o=()=>{let r=new Set(n);r.delete(e)||r.add(e),s(r)};return u`<label class="chip">
    <input type="checkbox" checked=${n.has(e)} onChange=${o} /><span>${ee(e,t.language)}</span>
  </label>`}function Bs({app:t}){let{say:e}=t;return u`
    <main class="gate">
      <div class="gate__card">
        <h2 class="gate__title">${e("elsewhere.title")}</h2>
        <p class="gate__lead">${e("elsewhere.text")}</p>
        <button type="button" class="button button--wide" onClick=${()=>t.desk.workHere()}>${e("elsewhere.go")}</button>
      </div>
    </main>
  `}var ta=["light","usual","heavy"];function qs({app:t}){return u`<main class="gate">${t.desk.hasDebriefed?u`<${sa} app=${t} />`:u`<${na} app=${t} />`}</main>`}function na({app:t}){let{desk:e,say:n,ui:s}=t,[o,r]=F(""),[a,i]=F(!1),l=s.callMe,h=new Intl.ListFormat(t.language).format((e.truth.gone??[]).map(({name:f})=>f));return u`
    <form class="gate__card debrief" onSubmit=${f=>{f.preventDefault(),e.debrief(l)}}>
      <h2 class="gate__title">${n("debrief.title")}</h2>
      <p class="gate__lead">${n("debrief.lead")}</p>
      <fieldset class="field">
        <legend>${n("debrief.how")}</legend>
        <div class="chips">
          ${ta.map(f=>u`<label key=${f} class="chip"
                ><input type="radio" name="how" checked=${o===f} onChange=${()=>r(f)} /><span>${n(`debrief.${f}`)}</span></label
              >`)}
        </div>
      </fieldset>
      <label class="check"><input type="checkbox" checked=${a} onChange=${()=>i(!a)} /><span>${n("debrief.stays")}</span></label>
      <div role="status">
        ${(a||o==="heavy")&&u`<p class="debrief__care">${n(h?"debrief.care":"debrief.care_alone",{names:h})}</p>`}
      </div>
      <div>
        <label class="check"
          ><input type="checkbox" checked=${l} aria-describedby="call-hint" onChange=${()=>t.go({callMe:!l})} /><span
            >${n("debrief.call")}</span
          ></label
        >
        <p class="field__hint" id="call-hint">${n("debrief.call_hint")}</p>
      </div>
      <button type="submit" class="button button--wide"><${I} name="tick" />${n("debrief.done")}</button>
      <${vt} app=${t} />
      <${Ys} app=${t} />
    </form>
  `}function sa({app:t}){let{desk:e,say:n,ui:s}=t;return u`
    <div class="gate__card debrief" role="status">
      <span class="over__leaf"><${I} name="moon" /></span>
      <h2 class="gate__title">${n("debrief.thanks")}</h2>
      ${s.callMe&&u`<p class="gate__lead">${n("debrief.called")}</p>`}
      ${s.callMe&&e.truth.on_call&&u`<p>${n("brief.on_call",e.truth.on_call)}</p>`}
      <${vt} app=${t} />
      <${Ys} app=${t} />
    </div>
  `}function Ys({app:t}){let{say:e}=t;return u`<div class="debrief__away">
    <button type="button" class="link-button" onClick=${()=>t.go({again:!0,callMe:!1})}>${e("debrief.again")}</button>
    <button type="button" class="link-button" onClick=${t.signOut}>${e("check_in.sign_out")}</button>
  </div>`}function vt({app:t}){let{desk:e,say:n}=t,s=e.truth.gone??[];return s.length===0?null:u`
    <section class="gone" aria-label=${n("gone.title")}>
      <h3 class="block__title"><${I} name="moon" />${n("gone.title")}</h3>
      <ul class="people">
        ${s.map(o=>u`
            <li key=${o.name+o.charity} class="person">
              <span class="person__name" dir="auto">${o.name}</span>
              <span class="person__aside">${[o.charity,n(o.debriefed?"gone.done":"gone.not_yet")].join(" · ")}</span>
              ${o.wants_call&&u`<span class="person__aside gone__call"><${I} name="phone" />${n("gone.wants_call")}</span>`}
            </li>
          `)}
      </ul>
    </section>
  `}function Vs({app:t}){let{say:e,settings:n}=t,s=V(null),[o,r]=F(null);return J(()=>{var i;return(i=s.current)==null?void 0:i.showModal()},[]),u`
    <dialog class="sheet" ref=${s} aria-labelledby="sheet-title" onKeyDown=${i=>{if(!o)return;if(i.key==="Escape"||i.key==="Tab")return r(null);let l=Wt(i);i.preventDefault(),i.stopPropagation(),l&&(t.set({keys:jn(n.keys,o,l)}),r(null))}} onClose=${()=>t.go({sheet:!1})}>
      <h2 class="sheet__title" id="sheet-title">${e("sheet.title")}</h2>
      <p class="sheet__lead">${e("sheet.lead")}</p>
      <dl class="sheet__keys">
        ${Re.map(i=>u`<div key=${i} class="sheet__row">
              <dt>${e(`action.${i}`)}</dt>
              <dd>
                <button
                  type="button"
                  class="key-button"
                  aria-label=${`${e(`action.${i}`)}: ${n.keys[i]||e("sheet.none")}`}
                  onClick=${()=>r(i)}
                >
                  ${o===i?e("sheet.press"):n.keys[i]||e("sheet.none")}
                </button>
              </dd>
            </div>`)}
      </dl>
      <h3 class="sheet__sub">${e("sheet.fixed")}</h3>
      <dl class="sheet__keys">
        ${["enter","shift_enter","slash"].map(i=>u`<div key=${i} class="sheet__row">
              <dt>${e(`sheet.${i}_does`)}</dt>
              <dd><kbd>${e(`sheet.${i}`)}</kbd></dd>
            </div>`)}
      </dl>
      <${oa} app=${t} />
      <div class="sheet__deeds">
        <button type="button" class="button button--plain" onClick=${()=>t.set({keys:Xe})}>${e("sheet.reset")}</button>
        <button type="button" class="button" onClick=${()=>{var i;return(i=s.current)==null?void 0:i.close()}}>${e("sheet.close")}</button>
      </div>
    </dialog>
  `}function oa({app:t}){let{say:e,settings:n}=t,[s,o]=F(!1),r=async()=>{if(n.notices)return t.set({notices:!1});let a="Notification"in globalThis&&await Notification.requestPermission()==="granted";o(!a),t.set({notices:a})};return u`
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
        onChange=${a=>t.set({volume:Number(a.target.value)})}
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
  `}var ra=24;function xt({app:t,conversation:e,channel:n,label:s,empty:o}){let r=e.log[n],a=V(null),i=V(!0),[l,h]=F(!1),c=()=>{let m=a.current;m&&(i.current=m.scrollHeight-m.scrollTop-m.clientHeight<ra,h(!i.current&&r.unread>0),i.current&&aa(m)&&e.tellShown(n))},f=()=>{a.current&&(a.current.scrollTop=a.current.scrollHeight),c()};return J(()=>{i.current=!0,f()},[e.id]),J(()=>{var d;let m=((d=r.lines.at(-1))==null?void 0:d.mine)===!0;i.current||m?f():c()}),ue(()=>{let m=()=>i.current?f():c();document.addEventListener("visibilitychange",m);let d=new ResizeObserver(m);return a.current&&d.observe(a.current),()=>{document.removeEventListener("visibilitychange",m),d.disconnect()}},[e.id]),u`
    <div class="lines lines--${n}">
      <div class="lines__box" role="log" aria-label=${s} tabindex="0" ref=${a} onScroll=${c}>
        ${r.lines.some(zs)&&u`<p class="line line--aside">${t.say(n==="room"?"talk.earlier":"confer.earlier")}</p>`}
        ${r.lines.length===0&&u`<p class="lines__empty">${o}</p>`}
        ${r.lines.filter(m=>!zs(m)).map(m=>u`<${la} key=${ia(m)} app=${t} conversation=${e} line=${m} channel=${n} />`)}
      </div>
      ${l&&u`<button type="button" class="lines__more" onClick=${f}>${t.say("talk.new_below")}</button>`}
    </div>
  `}function aa(t){return document.visibilityState==="visible"&&t.getClientRects().length>0}function zs(t){return t.kind==="sealed"}function ia(t){return t.counter===void 0||t.kind==="gap"?`${t.kind}:${t.seq}`:`${t.slot}:${t.counter}`}function la({app:t,conversation:e,line:n,channel:s}){return n.kind==="text"?u`<${ua} app=${t} conversation=${e} line=${n} channel=${s} />`:n.kind==="signal"?u`<p class="line line--signal"><strong>${t.say("talk.visitor")}</strong> ${t.say(`signal.${n.signal}`)}</p>`:n.kind==="handover"?u`<p class="line line--aside"><${I} name="book" />${t.say("handover.line",{name:n.text??""})}</p>`:n.kind==="roster"?u`<p class="line line--aside">${ca(t,e,n)}</p>`:u`<p class="line line--warn"><${I} name="warn" />${t.say(`talk.${n.kind}`)}</p>`}function ca(t,e,n){let s=new Intl.ListFormat(t.language),o=l=>e.isMe(l)?t.say("talk.you"):e.nameOf(l),r=l=>[...l].sort((h,c)=>Number(e.isMe(c))-Number(e.isMe(h))),a=s.format(r(n.came??[]).map(o)),i=s.format((n.went??[]).map(o));return a&&a===i?t.say("talk.again",{names:a}):a&&i?t.say("talk.went_came",{came:a,went:i}):i?t.say("talk.went",{names:i}):t.say("talk.came",{names:a})}function ua({app:t,conversation:e,line:n,channel:s}){let{say:o,language:r}=t,a=s==="confer"?n.mine?"mine":"theirs":n.slot===0?"visitor":n.mine?"me":"worker",i=n.mine?o("talk.you"):n.slot===0?o("talk.visitor"):e.nameOf(n.slot??0);return u`
    <div class="line said said--${a}">
      <p class="said__who"><span dir="auto">${i}</span>${" "}<time class="said__time">${Ce(n.at??"",r)}</time></p>
      <p class="said__words" dir="auto">${n.text}</p>
      ${n.mine&&n.mark&&u`<p class="said__mark said__mark--${n.mark}"><${I} name=${ha[n.mark]} />${o(`mark.${n.mark}`)}</p>`}
    </div>
  `}var ha={sending:"clock",sent:"tick",delivered:"ticks"};var da=3e3;function Gs(t,e){let n=V(0),s=()=>{n.current!==0&&(n.current=0,e.sayTyping(!1))},o=r=>{if(!(!t.settings.typing||!e.isFirst)){if(r.trim()==="")return s();Date.now()-n.current<da||(n.current=Date.now(),e.sayTyping(!0))}};return ue(()=>s,[e.id]),{written:o,stop:s}}function Zs(t,e,n){let s=et(t);return s.length>0?{why:"placeholder",holes:s}:Yn(t)?{why:"too_long"}:!n&&e.some(({words:o})=>qn(t,o))?{why:"unchecked"}:null}function Js({app:t,conversation:e}){let{say:n}=t,s=V(null),[o,r]=F(0),[a,i]=F(null),[l,h]=F(0),[c,f]=F(null),m=Gs(t,e),d=e.draft.room,y=e.isFirst?qt(d,o):null,A=y&&y.start!==a&&t.library.state==="ready"?st(t.library.index,y.typed,{visitor:e.room.language,worker:t.desk.languages,most:8}):[],w=A.length>0,v=($,C)=>{e.draft.room=$,e.held.room=null,f(null),r(C),h(0),qt($,C)===null&&i(null),t.go({})},x=($,C)=>{var L,O,S;(L=s.current)==null||L.setSelectionRange($,C),(O=s.current)==null||O.blur(),(S=s.current)==null||S.focus(),r(C)},p=($,C)=>{let L=ts($,pa(t,e)),{text:O,start:S,end:H}=ns(e.draft.room,C,L);at($)&&(e.unchecked=[...e.unchecked,{title:$.title,words:L}]),v(O,H),s.current&&(s.current.value=O),x(S,H)},_=()=>{let $=Zs(e.draft.room,e.unchecked,(c==null?void 0:c.why)==="unchecked");if(f($),($==null?void 0:$.why)==="placeholder")return x($.holes[0].start,$.holes[0].end);$||(m.stop(),e.say("room"))},g=$=>{$.isComposing||w&&y&&ga($,{count:A.length,chosen:l,setChosen:h,pick:()=>p(A[l],y),leave:()=>i(y.start)})||$.key==="Enter"&&!$.shiftKey&&!$.altKey&&!$.ctrlKey&&!$.metaKey&&!ya()&&($.preventDefault(),_())};fa(t,e,s,p,x);let N=$=>r($.target.selectionEnd),M=w?`answer-${l}`:void 0,E=c?_a(t,c):e.held.room&&n(`held.${e.held.room}`);return u`
    <form class="reply" onSubmit=${$=>($.preventDefault(),_())}>
      ${w&&y&&u`<${Rs} app=${t} found=${A} chosen=${l} visitor=${e.room.language} pick=${$=>p($,y)} />`}
      <p class="reply__fault ${c?`reply__fault--${c.why}`:""}" role="alert">${E&&u`<${I} name="warn" />`}${E}</p>
      <label class="reply__label" for="reply">${n("reply.label")}</label>
      <textarea
        id="reply"
        class="box"
        ref=${s}
        rows="1"
        placeholder=${e.isFirst?n("reply.placeholder"):""}
        value=${d}
        disabled=${!e.isFirst}
        dir="auto"
        aria-describedby="reply-hint"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls=${w?"canned-answers":void 0}
        aria-activedescendant=${M}
        autocomplete="off"
        autocapitalize="sentences"
        spellcheck=${!1}
        translate=${!1}
        onInput=${$=>{let C=$.target;v(C.value,C.selectionEnd),m.written(C.value)}}
        onKeyDown=${g}
        onKeyUp=${N}
        onClick=${N}
        onBlur=${m.stop}
      ></textarea>
      <div class="reply__foot">
        <span class="reply__hint" id="reply-hint">${e.isFirst?n("reply.hint"):ma(t,e)}</span>
        ${e.isFirst?u`<button type="submit" class="button">${n("reply.send")}</button>`:e.room.role==="second"&&u`<button type="button" class="button" id="reply-take-over" onClick=${()=>t.act("take_over")}>
                ${n("talk.take_over")}
              </button>`}
      </div>
    </form>
  `}function fa(t,e,n,s,o){let{ui:r}=t;J(()=>{let a=n.current;r.wish!=="reply"||!a||a.disabled||(t.go({wish:null}),o(a.value.length,a.value.length))}),ue(()=>{if(!r.placing||!n.current||n.current.disabled)return;let a=n.current.selectionEnd;t.go({placing:null}),s(r.placing,{start:a,end:a})},[r.placing])}function pa(t,{room:e}){var s,o;let n=((s=t.desk.truth.projects.find(r=>r.project===e.project))==null?void 0:s.next_opening)??null;return{worker:((o=t.desk.me)==null?void 0:o.name)??"",project:e.project_name,opening:n}}function ma(t,e){var n;return e.room.role==="supervisor"?t.say("reply.supervisor"):t.say("reply.second",{name:((n=e.writer)==null?void 0:n.name)??""})}function _a(t,e){return e.why!=="placeholder"?t.say(`held.${e.why}`):t.say("held.placeholder",{count:e.holes.length,names:e.holes.map(({words:n})=>n).join(", ")})}function ga(t,{count:e,chosen:n,setChosen:s,pick:o,leave:r}){let i={ArrowDown:()=>s((n+1)%e),ArrowUp:()=>s((n+e-1)%e),Enter:o,Escape:r}[t.key];return!i||t.shiftKey||t.altKey?!1:(t.preventDefault(),t.stopPropagation(),i(),!0)}function ya(){return matchMedia("(hover: none) and (pointer: coarse)").matches}function Qs({app:t,conversation:e}){let{say:n,ui:s}=t,o=V(null),r=e.partners.length===0;J(()=>{s.wish!=="confer"||!o.current||(t.go({wish:null}),o.current.focus())});let a=c=>{e.draft.confer=c.target.value,e.held.confer=null,t.go({})},i=c=>{c.preventDefault(),e.say("confer")},l=c=>{c.key==="Enter"&&!c.shiftKey&&!c.altKey&&!c.isComposing&&i(c)},h=e.held.confer&&n(`held.${e.held.confer}`);return u`
    <aside class="confer" aria-label=${n("confer.title")}>
      <div class="confer__top">
        <h3 class="confer__title"><${I} name="pair" />${n("confer.title")}</h3>
        <p class="confer__hint">${n(r?"confer.alone":"confer.hint")}</p>
      </div>
      <${xt} app=${t} conversation=${e} channel="confer" label=${n("confer.log")} empty=${n("confer.empty")} />
      <form class="confer__form" onSubmit=${i}>
        <p class="confer__fault" role="alert">${h&&u`<${I} name="warn" />`}${h}</p>
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
          onInput=${a}
          onKeyDown=${l}
        ></textarea>
        <button type="submit" class="button button--confer">${n("confer.send")}</button>
      </form>
    </aside>
  `}var ka=["finished","left","abusive","not_for_us"];function Xs({app:t,conversation:e}){let{desk:n,say:s}=t,[o,r]=F("finished"),a=V(null);J(()=>{var h;return(h=a.current)==null?void 0:h.focus()},[]);let i=()=>t.go({closing:null}),l=h=>{h.preventDefault(),i(),n.close(e.id,o)};return u`
    <form class="closing" onSubmit=${l} onKeyDown=${h=>h.key==="Escape"&&i()}>
      <fieldset class="closing__reasons">
        <legend class="closing__title">${s("close.reason")}</legend>
        ${ka.map((h,c)=>u`<label key=${h} class="radio">
              <input
                type="radio"
                name="reason"
                value=${h}
                checked=${o===h}
                ref=${c===0?a:void 0}
                onChange=${()=>r(h)}
                onKeyDown=${f=>f.key==="Enter"&&l(f)}
              />
              <span>${s(`close.${h}`)}</span>
            </label>`)}
      </fieldset>
      <p class="closing__lead">${s("close.lead")}</p>
      <div class="closing__deeds">
        <button type="submit" class="button">${s("talk.close")}</button>
        <button type="button" class="button button--plain" onClick=${i}>${s("close.keep")}</button>
      </div>
    </form>
  `}var eo=5,to=10;function no({app:t,conversation:e,isHard:n}){var h;let{desk:s,say:o,settings:r}=t,a=n||e.wasHeavy,i=c=>()=>{t.go({breather:{minutes:c,until:t.now().getTime()+c*6e4},tab:"conversation"}),s.takeBreak("breather"),s.putAway(e.id)},l=u`<button type="button" class="button ${a?"button--plain":""}" onClick=${()=>s.putAway(e.id)}>
    ${o("over.done")}
  </button>`;return((h=s.me)==null?void 0:h.status)!=="online"?u`<div class="over__deeds">${l}</div>`:u`
    <p class="over__offer" role="status">${o(a?"over.breather_offer_hard":"over.breather_offer")}</p>
    <div class="over__deeds">
      <button type="button" class="button ${a?"":"button--plain"}" onClick=${i(eo)}>
        <${I} name="cup" />${o("over.breather",{count:eo})}
      </button>
      ${a&&u`<button type="button" class="button button--plain" onClick=${i(to)}>${o("over.breather_long",{count:to})}</button>`} ${l}
    </div>
    ${!a&&u`<button type="button" class="link-button" onClick=${()=>t.act("heavy")}>
        ${o("over.heavy")} ${r.keys.heavy&&u`<kbd>${r.keys.heavy}</kbd>`}
      </button>`}
  `}function so({app:t}){let{desk:e,say:n}=t;return u`
    <div class="quiet breather">
      <span class="over__leaf"><${I} name="cup" /></span>
      <h2 class="quiet__title">${n("breather.title")}</h2>
      <p class="quiet__lead" role="status">${cn(t)}</p>
      <p class="quiet__lead">${n(e.truth.on_call?"breather.talk":"breather.talk_partner",e.truth.on_call??{})}</p>
    </div>
  `}function cn(t){let{ui:e,say:n,now:s}=t;if(!e.breather)return"";let o=Math.ceil((e.breather.until-s().getTime())/6e4);return o>0?n("breather.left",{count:o}):n("breather.over",{count:e.breather.minutes})}function oo({app:t,conversation:e}){let{say:n,language:s}=t,{card:o,isNew:r}=e.handover;if(!o||t.ui.handover===e.id)return null;let a=()=>{e.handover.isNew=!1,t.go({})};return u`
    <details class="card-slip" open=${r}>
      <summary class="card-slip__title">
        <${I} name="book" />${n("handover.title")}
        <span class="card-slip__by">${n("handover.by",{name:o.by,when:Ce(o.at,s)})}</span>
      </summary>
      <dl class="card-slip__words" tabindex="0">
        ${Pe.filter(i=>o[i]).map(i=>u`<div key=${i}>
            <dt>${n(`handover.${i}`)}</dt>
            <dd dir="auto" translate="no">${o[i]}</dd>
          </div>`)}
      </dl>
      ${r&&u`<button type="button" class="button button--confer button--small" onClick=${a}>${n("handover.read")}</button>`}
    </details>
  `}function ro({app:t,conversation:e}){let{desk:n,say:s,ui:o}=t,{handover:r}=e,[a,i]=F(!1),l=V(null);J(()=>{var m;return(m=l.current)==null?void 0:m.focus()},[]);let h=()=>t.go({handover:null,leaving:!1}),c=async m=>{if(m.preventDefault(),a)return;i(!0),(r.isEmpty?o.leaving:await r.send())&&(!o.leaving||await n.handOver(e.id))&&h(),i(!1)},f=e.held.confer&&s(`handover.${e.held.confer==="no_partner"?"nobody":"not_sent"}`);return u`
    <form class="slip" onSubmit=${c} onKeyDown=${m=>m.key==="Escape"&&h()}>
      <h3 class="confer__title"><${I} name="book" />${s("handover.title")}</h3>
      <p class="confer__hint">${s(o.leaving?"handover.lead_leaving":"handover.lead")}</p>
      ${Pe.map((m,d)=>u`<${wa} key=${m} app=${t} conversation=${e} field=${m} first=${d===0?l:void 0} />`)}
      <p class="confer__fault" role="alert">${f&&u`<${I} name="warn" />`}${f}</p>
      <div class="slip__deeds">
        <button type="submit" class="button button--confer" aria-disabled=${a}>${s(o.leaving?"handover.go":"handover.save")}</button>
        <button type="button" class="button button--plain" onClick=${h}>${s("handover.not_now")}</button>
      </div>
    </form>
  `}function wa({app:t,conversation:e,field:n,first:s}){let{say:o}=t,r=e.handover.draft,a=i=>{r&&(r[n]=i.target.value),t.go({})};return u`
    <div class="slip__field">
      <label for=${`handover-${n}`}>${o(`handover.${n}`)}</label>
      <textarea
        id=${`handover-${n}`}
        class="box box--confer"
        ref=${s}
        rows="1"
        maxlength=${n==="language"?80:1200}
        value=${(r==null?void 0:r[n])??""}
        dir="auto"
        autocomplete="off"
        spellcheck=${!1}
        translate=${!1}
        onInput=${a}
      ></textarea>
    </div>
  `}function ao({app:t,conversation:e}){let{desk:n,say:s}=t,{id:o,room:r}=e,a=r.role==="supervisor",i=l=>h=>{var c;(c=h.currentTarget.closest("details"))==null||c.removeAttribute("open"),l()};return u`
    <details class="more">
      <summary class="button button--plain button--small">${s("talk.more")}</summary>
      <div class="menu menu--more">
        <button type="button" class="menu__item" aria-describedby="card-hint" onClick=${i(()=>t.act("handover"))}>${s("handover.title")}</button>
        <p class="menu__hint" id="card-hint">${s("handover.hint")}</p>
        ${!a&&u`<button type="button" class="menu__item" aria-describedby="confer-hint" onClick=${i(()=>n.askSupervisor(o,"confer"))}>
              ${s("ask.confer")}
            </button>
            <p class="menu__hint" id="confer-hint">${s("ask.confer_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="chat-hint" onClick=${i(()=>n.askSupervisor(o,"chat"))}>
              ${s("ask.chat")}
            </button>
            <p class="menu__hint" id="chat-hint">${s("ask.chat_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="know-hint" onClick=${i(()=>n.stepOut(o,"know_them"))}>
              ${s("talk.know")}
            </button>
            <p class="menu__hint" id="know-hint">${s("talk.know_hint")}</p>`}
        <button type="button" class="menu__item" aria-describedby="step-hint" onClick=${i(()=>n.stepOut(o,"hand_over"))}>
          ${s("talk.step_out")}
        </button>
        <p class="menu__hint" id="step-hint">${s(a?"ask.leave_hint":"talk.step_out_hint")}</p>
      </div>
    </details>
  `}function io({app:t}){let{desk:e,say:n}=t,s=e.truth.called??[];if(s.length===0)return null;let o=r=>()=>{t.go({tab:"conversation"}),e.comeIn(r)};return u`
    <div class="block block--broken">
      <h2 class="block__title">${n("called.title")}</h2>
      <ul class="cards">
        ${s.map(r=>u`
            <li key=${r.conversation} class="card">
              <div class="card__text">
                <p class="card__main">${r.project_name}</p>
                <p class="card__aside">${n(`called.${r.reach}`)}</p>
              </div>
              <button type="button" class="button" onClick=${o(r.conversation)}>${n("called.come")}</button>
            </li>
          `)}
      </ul>
    </div>
  `}function lo({app:t,conversation:e}){let{say:n}=t,{why:s,forgotten:o}=e.ended??{why:"line_lost",forgotten:!1},r=s==="abusive"||s==="left_quickly"||s==="second_holder";return u`
    <div class="over">
      <div class="over__card" role="status">
        <span class="over__leaf"><${I} name="leaf" /></span>
        <h2 class="over__title">${n(`over.${s}`)}</h2>
        <p class="over__kept">${n(o?"over.forgotten":"over.not_said")}</p>
      </div>
      ${e.cutOff&&u`<label class="over__cut-off">
        <span>${n("over.cut_off")}</span>
        <textarea readonly rows="3" translate=${!1} spellcheck=${!1}>${e.cutOff}</textarea>
      </label>`}
      <${no} app=${t} conversation=${e} isHard=${r} />
    </div>
  `}function co({app:t}){var o;let{desk:e,say:n}=t,s=e.open;return u`
    <section class="pane pane--centre" aria-label=${n("desk.centre_pane")}>
      ${!s&&u`<${t.ui.breather&&((o=e.me)==null?void 0:o.status)==="break"?so:Ea} app=${t} />`}
      ${(s==null?void 0:s.ended)&&u`<${lo} key=${s.id} app=${t} conversation=${s} />`}
      ${s&&!s.ended&&u`<${ba} key=${s.id} app=${t} conversation=${s} />`}
    </section>
  `}function ba({app:t,conversation:e}){var a,i;let{say:n}=t,{room:s}=e,o=((a=e.writer)==null?void 0:a.name)??"",r=e.isFirst?n("talk.nothing_yet",{name:((i=t.desk.me)==null?void 0:i.name)??""}):n("talk.nothing_yet_second",{name:o});return u`
    <div class="talk talk--${s.state}">
      <${va} app=${t} conversation=${e} />
      ${t.ui.closing===e.id&&u`<${Xs} app=${t} conversation=${e} />`}
      <div class="talk__main">
        <${Sa} app=${t} conversation=${e} />
        ${t.ui.handover===e.id&&u`<${ro} app=${t} conversation=${e} />`}
        <${oo} app=${t} conversation=${e} />
        ${e.confersOnly?u`<p class="lines__empty">${n("talk.confers_only")}</p>`:u`<${$a} app=${t} conversation=${e} empty=${r} />`}
      </div>
      <${Qs} app=${t} conversation=${e} />
    </div>
  `}function $a({app:t,conversation:e,empty:n}){return u`
    <${xt} app=${t} conversation=${e} channel="room" label=${t.say("talk.log")} empty=${n} />
    <${Aa} app=${t} conversation=${e} />
    <${Js} app=${t} conversation=${e} />
  `}function va({app:t,conversation:e}){let{desk:n,say:s,language:o}=t,{room:r,id:a}=e,i=e.isFirst&&e.partners.some(l=>l.here&&l.role!=="supervisor");return u`
    <header class="head">
      <div class="head__text">
        <h2 class="head__title">
          ${r.project_name}
          <span class="head__language">${s("talk.language",{language:ee(r.language,o)})}</span>
        </h2>
        <p class="head__state">
          <span class="state state--${e.state}" role="status"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${e.state}`)}</span
          >
          ${r.workers.map(l=>u`<${xa} key=${l.slot} app=${t} worker=${l} />`)}
        </p>
      </div>
      <div class="head__deeds">
        ${i&&u`<button type="button" class="button button--plain button--small" onClick=${()=>t.act("take_over")}>
            ${s("talk.hand_pen")}
          </button>`}
        <${ao} app=${t} conversation=${e} />
        ${t.ui.closing!==a&&u`<button type="button" class="button button--plain button--small" onClick=${()=>t.act("close")}>${s("talk.close")}</button>`}
      </div>
    </header>
  `}function xa({app:t,worker:e}){let{say:n}=t,s=e.here?e.role==="first"?e.me?"talk.you_write":"talk.writes":e.role==="second"?"talk.second":e.confers_only?e.me?"talk.you_confer":"talk.confers":e.me?"talk.you_look_on":"talk.looks_on":"talk.away";return u`<span class="who ${e.role==="first"?"who--first":""} ${e.here?"":"who--away"}">
    ${e.role==="first"&&e.here&&u`<${I} name="pen" />`}
    <span dir="auto">${e.me?n("talk.you"):e.name}</span> <span class="who__place">${n(s)}</span>
  </span>`}function Sa({app:t,conversation:e}){let{say:n}=t;return u`
    <div class="notes" role="status">
      ${Ta(e).map(({key:s,tone:o,values:r})=>u`<p key=${s} class="note note--${o}">
            <${I} name=${o==="alert"?"warn":o==="calm"?"leaf":"clock"} />${n(s,r)}
          </p>`)}
    </div>
  `}function Ta({room:t,refusedKey:e,signal:n,partners:s}){let o=s.find(a=>!a.here),r=[];return e&&r.push({key:"talk.refused_key",tone:"alert"}),t.log_full&&r.push({key:"note.log_full",tone:"alert"}),(t.state==="waiting"||t.state==="arriving")&&r.push({key:"note.waiting",tone:"wait"}),t.state==="alone"&&r.push(o?{key:"note.alone_partner",tone:"alert",values:{name:o.name}}:{key:"note.alone",tone:"alert"}),t.state==="interrupted"&&r.push({key:"note.interrupted",tone:"wait"}),t.supervisor_asked&&r.push({key:`note.asked_${t.supervisor_asked}`,tone:"wait"}),n&&r.push({key:`note.${n}`,tone:"calm"}),r}function Aa({app:t,conversation:e}){let{say:n}=t,s=t.now().getTime(),r=[...e.typing].filter(([,a])=>a>s).map(([a])=>a).map(a=>a===0?n("talk.visitor_types"):n("talk.types",{name:e.nameOf(a)}));return u`<p class="typing" aria-hidden="true">${r.join(" ")}</p>`}function Ea({app:t}){var i;let{desk:e,say:n,settings:s}=t,o=e.truth.waiting.some(l=>l.mine_to_take),r=((i=e.me)==null?void 0:i.status)==="online",a=[[s.keys.take,"empty.key_take"],["/","empty.key_answers"],[s.keys.confer,"empty.key_confer"],[s.keys.keys,"empty.key_keys"]];return u`
    <div class="quiet">
      <span class="quiet__umbrella"><${I} name="umbrella" /></span>
      <h2 class="quiet__title">${n(o?"empty.title_waiting":"empty.title")}</h2>
      <p class="quiet__lead">${n(o?"empty.lead_waiting":r?"empty.lead":"empty.lead_off")}</p>
      <dl class="quiet__keys">
        ${a.filter(([l])=>l).map(([l,h])=>u`<div key=${h} class="quiet__row">
                <dt><kbd>${l}</kbd></dt>
                <dd>${n(h)}</dd>
              </div>`)}
      </dl>
      ${!o&&r&&u`<p class="quiet__ask">${n("empty.ask")}</p>`}
    </div>
  `}function uo({app:t}){let{desk:e,say:n}=t,s=[...e.conversations.values()].filter(({ended:o})=>!o);return u`
    <section class="strip strip--break ending" aria-label=${n("ending.title")}>
      <p class="ending__lead" role="status"><${I} name="moon" />${n(s.length>0?"ending.lead":"finishing.banner")}</p>
      <button type="button" class="button button--small button--plain" onClick=${()=>e.comeBack()}>${n("finishing.stay")}</button>
      <ul class="ending__list">
        ${s.map(o=>u`<${Na} key=${o.id} app=${t} conversation=${o} />`)}
      </ul>
    </section>
  `}function Na({app:t,conversation:e}){let{desk:n,say:s,language:o}=t,{room:r,id:a}=e,i=h=>()=>{n.show(a),"handover"in h&&e.handover.begin(ee(r.language,o)),t.go({tab:"conversation",handover:null,closing:null,leaving:!1,...h})},l=`${r.project_name}, ${ee(r.language,o)}`;return u`
    <li class="ending__one">
      <span class="ending__name">${l}</span>
      ${r.role!=="supervisor"&&u`<button type="button" class="button button--small" onClick=${i({handover:a,leaving:!0})}>
            ${s("ending.hand_over")}<span class="unseen"> (${l})</span>
          </button>
          <button type="button" class="button button--small button--plain" onClick=${i({closing:a})}>
            ${s("ending.close")}<span class="unseen"> (${l})</span>
          </button>`}
    </li>
  `}var Ca=["breather","food","call","other"];function ho({app:t}){let{desk:e,say:n,settings:s}=t;return u`
    <header class="top">
      <h1 class="top__name">
        <span class="top__umbrella"><${I} name="umbrella" /></span>${t.title}
      </h1>
      <${Oa} app=${t} />
      <div class="top__tools">
        <button type="button" class="quiet-button" aria-pressed=${s.sound} onClick=${()=>t.act("sound")}>
          <${I} name=${s.sound?"bell":"bell_off"} /><span class="word"
            >${n(s.sound?t.soundSleeps&&e.me?"sound.asleep":"sound.on":"sound.off")}</span
          >
        </button>
        <a class="quiet-button" href="/rota" target="_blank" rel="noopener"><${I} name="week" /><span class="word">${n("rota.open")}</span></a>
        <button type="button" class="quiet-button" onClick=${()=>t.act("keys")}>
          <${I} name="keys" /><span class="word">${n("keys.open")}</span>
        </button>
        ${e.me&&u`<${Ma} app=${t} />`}
      </div>
    </header>
    <${Ha} app=${t} />
    ${e.me&&u`<${La} app=${t} />`}
  `}function Oa({app:t}){let{desk:e,say:n}=t;return!e.me||e.truth.projects.length===0?null:u`
    <ul class="top__projects" aria-label=${n("projects.title")}>
      ${e.truth.projects.map(s=>u`
          <li key=${s.project} class="state state--${s.state}">
            <span class="state__mark" aria-hidden="true"></span><span class="top__project">${s.project_name}</span>${" "}
            <span class="state__word">${n(`project.${s.state}`)}</span>
          </li>
        `)}
    </ul>
  `}function Ma({app:t}){var r,a;let{desk:e,say:n,ui:s}=t,o=((r=e.me)==null?void 0:r.status)??"online";return u`
    <div class="status">
      <button
        type="button"
        class="status__button status__button--${o}"
        aria-expanded=${s.status}
        onClick=${()=>t.go({status:!s.status})}
      >
        <span class="status__dot" aria-hidden="true"></span>
        <span class="status__name" dir="auto">${(a=e.me)==null?void 0:a.name}</span>
        <span class="status__word">${n(`status.${o}`)}</span>
      </button>
      ${s.status&&u`<${Ia} app=${t} />`}
    </div>
  `}function Ia({app:t}){var r;let{desk:e,say:n}=t,s=(r=e.me)==null?void 0:r.status,o=a=>()=>{t.go({status:!1}),a()};return u`
    <div
      class="menu"
      role="group"
      aria-label=${n("status.break_for")}
      onKeyDown=${a=>a.key==="Escape"&&t.go({status:!1})}
    >
      ${s!=="online"&&s!=="supervising"&&u`<button type="button" class="menu__item" onClick=${o(()=>e.comeBack())}>${n("break.back")}</button>`}
      ${s!=="break"&&u`<p class="menu__title"><${I} name="cup" />${n("status.break_for")}</p>`}
      ${s!=="break"&&Ca.map(a=>u`<button key=${a} type="button" class="menu__item" onClick=${o(()=>(t.go({breather:null}),e.takeBreak(a)))}>
              ${n(`break.${a}`)}
            </button>`)}
      ${s!=="finishing"&&u`<hr class="menu__line" />
          <button type="button" class="menu__item" aria-describedby="end-hint" onClick=${o(()=>e.endShift())}>
            <${I} name="moon" />${n("status.end")}
          </button>
          <p class="menu__hint" id="end-hint">${n("status.end_hint")}</p>`}
    </div>
  `}function La({app:t}){var o;let{desk:e,say:n}=t,s=(o=e.me)==null?void 0:o.status;return s==="break"?u`<div class="strip strip--break" role="status">
      <${I} name="cup" />${t.ui.breather&&e.open?cn(t):n(e.truth.mine.length>0?"break.banner_open":"break.banner")}
      <button type="button" class="button button--small" onClick=${()=>e.comeBack()}>${n("break.back")}</button>
    </div>`:s!=="finishing"?null:u`<${uo} app=${t} />`}function Ha({app:t}){let{desk:e,say:n}=t;return e.line==="open"||e.line==="connecting"&&e.phase==="arriving"?u`<div role="status" class="strip strip--none"></div>`:u`<div role="status" class="strip strip--alert">
    <${I} name="off" /><span
      >${n(`line.${e.line}`)}${" "}${e.line==="refused"&&u`<a href="/sign-in">${n("line.sign_in")}</a>`}</span
    >
  </div>`}function fo({app:t}){let{desk:e,say:n}=t;return u`
    <section class="pane pane--left" aria-label=${n("desk.waiting_pane")}>
      <${Ra} app=${t} />
      <${io} app=${t} />
      ${e.truth.broken.length>0&&u`<${Pa} app=${t} />`}
      <${ja} app=${t} />
      <${Ua} app=${t} />
    </section>
  `}function Ra({app:t}){let{desk:e,say:n}=t,s=e.truth.waiting;return u`
    <div class="block ${s.length>0?"block--waiting":""}">
      <h2 class="block__title">
        <${I} name="waiting" />${n("waiting.title")}${s.length>0&&u`<span class="count">${s.length}</span>`}
      </h2>
      ${s.length===0&&u`<p class="block__none">${n("waiting.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>u`<${Ka} key=${o.conversation} app=${t} visitor=${o} />`)}
      </ul>
    </div>
  `}function Ka({app:t,visitor:e}){let{desk:n,say:s,language:o}=t,r=Qn(e.since,t.now()),a=()=>{t.go({wish:"reply",tab:"conversation"}),n.takeVisitor(e.conversation)};return u`
    <li class="card">
      <div class="card__text">
        <p class="card__main">
          <span>${ee(e.language,o)}</span>
          <span class="card__since">${r===0?s("waiting.now"):s("waiting.minutes",{count:r})}</span>
        </p>
        <p class="card__aside">${e.project_name}</p>
        <${Ps} app=${t} visitor=${e} />
      </div>
      ${e.mine_to_take&&u`<button type="button" class="button" onClick=${a}>${s("waiting.take")}</button>`}
    </li>
  `}function Pa({app:t}){let{desk:e,say:n,language:s}=t,o=r=>()=>{t.go({tab:"conversation"}),e.join(r)};return u`
    <div class="block block--broken">
      <h2 class="block__title"><${I} name="warn" />${n("broken.title")}</h2>
      <ul class="cards">
        ${e.truth.broken.map(r=>u`
            <li key=${r.conversation} class="card">
              <div class="card__text">
                <p class="card__main">
                  <span>${ee(r.language,s)}</span><span class="card__since">${Ce(r.since,s)}</span>
                </p>
                <p class="card__aside">${r.project_name}</p>
              </div>
              <button type="button" class="button" onClick=${o(r.conversation)}>${n("broken.join")}</button>
            </li>
          `)}
      </ul>
    </div>
  `}function ja({app:t}){let{desk:e,say:n}=t,s=[...e.conversations.values()];return u`
    <div class="block">
      <h2 class="block__title"><${I} name="talk" />${n("mine.title")}</h2>
      ${s.length===0&&u`<p class="block__none">${n("mine.none")}</p>`}
      <ul class="cards">
        ${s.map(o=>u`<${Da} key=${o.id} app=${t} conversation=${o} />`)}
      </ul>
    </div>
  `}function Da({app:t,conversation:e}){let{desk:n,say:s,language:o}=t,{room:r,ended:a,unread:i,id:l}=e,h=()=>{n.show(l),t.go({tab:"conversation"})},c=a?"ended":e.state;return u`
    <li>
      <button type="button" class="card card--button" aria-current=${n.openId===l?"true":void 0} onClick=${h}>
        <span class="card__text">
          <span class="card__main"
            >${ee(r.language,o)} <span class="card__role">${a?"":s(`mine.${r.role}`)}</span></span
          >
          <span class="card__aside">${r.project_name}</span>
          <span class="card__aside state state--${c}"
            ><span class="state__mark" aria-hidden="true"></span>${s(`state.${c}`)}</span
          >
        </span>
        ${i>0&&u`<span class="count"><span aria-hidden="true">${i}</span><span class="unseen">${s("mine.unread",{count:i})}</span></span>`}
      </button>
    </li>
  `}function Ua({app:t}){let{desk:e,say:n,language:s}=t,{colleagues:o,on_call:r,projects:a}=e.truth;return u`
    <div class="block block--team">
      <h2 class="block__title"><${I} name="pair" />${n("team.title")}</h2>
      ${o.length===0&&u`<p class="block__none">${n("team.none")}</p>`}
      <ul class="people">
        ${o.map(i=>u`<${Fa} key=${i.name+i.charity} app=${t} one=${i} />`)}
      </ul>
      <${vt} app=${t} />
      <h2 class="block__title"><${I} name="phone" />${n("team.on_call")}</h2>
      ${!r&&u`<p class="block__none">${n("team.no_on_call")}</p>`}
      ${r&&u`<div class="on-call">
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
        <h2 class="block__title"><${I} name="leaf" />${n("projects.title")}</h2>
        <ul class="people">
          ${a.map(i=>u`
              <li key=${i.project} class="person">
                <span class="person__name">${i.project_name}</span>
                <span class="state state--${i.state}"
                  ><span class="state__mark" aria-hidden="true"></span>${n(`project.${i.state}`)}</span
                >
                ${i.next_opening&&u`<span class="person__aside">${n("project.opens",{when:ot(i.next_opening,s)})}</span>`}
              </li>
            `)}
        </ul>
      </div>
    </div>
  `}function Fa({app:t,one:e}){let{say:n}=t,s=e.here?e.status:"away",o=[e.first_in>0&&n("team.first_in",{count:e.first_in}),e.second_in>0&&n("team.second_in",{count:e.second_in})].filter(Boolean),r=e.briefed?[n("team.briefed")]:[],a=e.status==="break"&&e.reason?[n(`break.${e.reason}`)]:[];return u`
    <li class="person">
      <span class="person__name" dir="auto">${e.name}</span>
      <span class="state state--${s}"><span class="state__mark" aria-hidden="true"></span>${n(`status.${s}`)}</span>
      <span class="person__aside">${[e.charity,...o.length>0||a.length>0?o:[n("team.free")],...a,...r].join(" · ")}</span>
    </li>
  `}var Wa=[["waiting","waiting"],["conversation","talk"],["answers","book"]];function po({app:t}){let{desk:e,ui:n,say:s}=t;return e.phase==="arriving"?u`<main class="gate">
      <p class="gate__lead" role="status">${s(e.line==="refused"?"refused.sign_in_again":"desk.loading")}</p>
    </main>`:u`
    <div class="desk" data-tab=${n.tab} data-answers=${n.answers?"open":"folded"}>
      <${ho} app=${t} />
      <${Ya} app=${t} />
      ${e.phase==="on"&&u`<${Ba} app=${t} />`} ${e.phase==="elsewhere"&&u`<${Bs} app=${t} />`}
      ${(e.phase==="out"||e.phase==="checking_in")&&u`<${e.hasFinished&&!t.ui.again?qs:Ws} app=${t} />`}
      ${n.sheet&&u`<${Vs} app=${t} />`}
    </div>
  `}function Ba({app:t}){let{ui:e,say:n}=t;return u`
    <main class="panes">
      <${fo} app=${t} />
      <${co} app=${t} />
      ${e.answers||e.tab==="answers"?u`<${Ks} app=${t} />`:u`<button type="button" class="unfold" onClick=${()=>t.go({answers:!0})}>
              <${I} name="book" />${n("answers.open")}
            </button>`}
    </main>
    <${qa} app=${t} />
  `}function qa({app:t}){let{desk:e,ui:n,say:s}=t,o={waiting:e.truth.waiting.length+e.truth.broken.length,conversation:e.unread,answers:0};return u`
    <nav class="tabs" aria-label=${s("tab.list")}>
      ${Wa.map(([r,a])=>u`
          <button
            key=${r}
            type="button"
            class="tabs__tab"
            aria-current=${n.tab===r?"page":void 0}
            onClick=${()=>t.go({tab:r})}
          >
            <${I} name=${a} />${s(`tab.${r}`)}${o[r]>0&&u`<span class="count">${o[r]}</span>`}
          </button>
        `)}
    </nav>
  `}function Ya({app:t}){let{desk:e,say:n}=t;return u`
    <div class="notices" role="status" aria-label=${n("notice.list")}>
      ${e.notices.map(s=>u`
          <div key=${s.key} class="notice notice--${s.tone??"told"}">
            <${I} name=${s.tone==="alert"?"warn":"leaf"} /><span>${n(s.key,s.values)}</span>
            <button type="button" class="notice__away" onClick=${()=>e.dismiss(s)}>
              <${I} name="cross" /><span class="unseen">${n("notice.dismiss")}</span>
            </button>
          </div>
        `)}
    </div>
  `}var mo={"desk.loading":"Coming to the desk…","desk.waiting_pane":"Waiting and mine","desk.centre_pane":"The open conversation","desk.answers_pane":"Answers","tab.waiting":"Waiting","tab.conversation":"Conversation","tab.answers":"Answers","tab.list":"Show","line.connecting":"Reaching the desk…","line.lost":"Your line is lost. We keep trying; your drafts are safe on this page.","line.refused":"You are no longer signed in. Your drafts are still on this page: copy what you need, then","line.sign_in":"sign in again","check_in.title":"Ready when you are","check_in.lead":"You work here two at a time, never alone. Check in when you are settled.","check_in.name":"Name for this shift","check_in.name_hint":"Visitors and your partner see this name. It need not be your own.","check_in.languages":"Languages you can answer in","check_in.go":"Check in","check_in.going":"Checking in…","check_in.sound":"While somebody waits you hear two soft bells. You can switch them off at the top.","check_in.no_language":"Choose at least one language.","check_in.no_name":"Write the name you want to be seen with.","gender.label":"If you wish: you are","gender.hint":"Visitors may ask for one of two to be a woman, a man or non-binary. Your answer is used for that alone: nobody sees it, and it goes when your shift ends. Visitors can see that somebody on is.","gender.unsaid":"not said","gender.woman":"a woman","gender.man":"a man","gender.non_binary":"non-binary","check_in.sign_out":"Sign out","where.title":"Where are you on?","where.turn":"your shift from {when}","where.no_turn":"no shift of yours soon","brief.title":"Before you start","brief.here":"Here already: {names}","brief.expected":"Signed up with you: {names}","brief.nobody":"Nobody else is signed up or here yet. The chat opens for visitors when two are.","brief.until":"Until {when}","brief.after":"After you, from {when}: {names}","brief.after_nobody":"Nobody is signed up for what comes after you yet.","brief.on_call":"On call: {name}, {phone}","brief.on_call_nobody":"Nobody is named as on call.","brief.supervisor":"Supervisor: {name}","brief.lead":"Safeguarding lead: {name}","brief.shut":"Closed {from} to {until}: {reason}","brief.alone":"Somebody is alone with a visitor just now, and would be glad of you.","brief.changed":"Answers changed lately: {titles}","brief.changed_more":"Answers changed lately: {titles}, and {count} more","brief.read":"Checking in says that you have read this.","team.briefed":"has read the brief","debrief.title":"Your shift has ended. Thank you.","debrief.lead":"Take a minute before you go. What you tick here stays on this page and goes with it.","debrief.how":"How was it?","debrief.light":"Light","debrief.usual":"As most evenings are","debrief.heavy":"Heavy","debrief.stays":"Something of it stays with me","debrief.care":"Then do not carry it home alone. Talk with {names} now, or ask for a call.","debrief.care_alone":"Then do not carry it home alone. Ask for a call: that is what they are there for.","debrief.call":"I would like the supervisor to call me","debrief.call_hint":"Your name for this shift is shown at the desk. The alert itself says only that somebody would like a call.","debrief.done":"I have looked back on it","debrief.thanks":"Rest well.","debrief.called":"The alert has gone out. Stay by your phone; if it cannot wait, ring the number yourself.","debrief.again":"Come on again","gone.title":"Gone home","gone.done":"has debriefed","gone.not_yet":"has not debriefed yet","gone.wants_call":"would like a call","elsewhere.title":"You are checked in on another page","elsewhere.text":"This page is off, so that your keys are in one place only. Nothing that was here is kept.","elsewhere.go":"Work here instead","status.online":"Online","status.break":"On a break","status.finishing":"Finishing","status.supervising":"Supervising","status.away":"Line lost","status.break_for":"Break for","break.breather":"A breather","break.food":"Food","break.call":"A call","break.other":"Something else","status.end":"End shift","status.end_hint":"Nothing new comes. The shift ends when your last conversation does.","break.banner":"You are on a break. Nothing new comes to you.","break.banner_open":"You are on a break. Nothing new comes to you; the conversations you are in go on.","break.back":"I am back","finishing.banner":"Finishing: nothing new comes. Your shift ends with your last conversation.","finishing.stay":"Stay on","ending.title":"The end of your shift","ending.lead":"Nothing new comes. What becomes of those still talking with you?","ending.hand_over":"Hand over","ending.close":"Say goodbye and close","handover.title":"Handover card","handover.hint":"So that nobody has to tell it again. Goes when the conversation goes.","handover.by":"from {name}, {when}","handover.asked":"What was asked","handover.said":"What we said","handover.next":"What comes next","handover.language":"Language","handover.read":"I have read it","handover.lead":"Only you two see it, and whoever comes in later. It goes when the conversation goes.","handover.lead_leaving":"A few words for whoever comes in, so that nobody has to tell it again. You go when somebody has come.","handover.save":"Put it on the card","handover.go":"Hand over now","handover.not_now":"Not now","handover.line":"Handover card from {name}","handover.nobody":"Not sent: nobody is here to hold the card. Let somebody join you first. Your words are still here.","handover.not_sent":"Not sent: your pair’s key is not there yet. Your words are still here; try again in a moment.","ask.confer":"Ask the supervisor to confer","ask.confer_hint":"They talk with you two. They see nothing of the chat, and the visitor is not told.","ask.chat":"Ask the supervisor into the chat","ask.chat_hint":"The visitor sees their name, and that a supervisor is here.","ask.leave_hint":"You leave the pair to themselves.","called.title":"You are asked in","called.confer":"to confer with the pair, unseen by the visitor","called.chat":"into the chat; the visitor sees your name","called.come":"Come in","note.asked_confer":"You have asked a supervisor to confer with you.","note.asked_chat":"You have asked a supervisor into the chat. The visitor sees when they come.","talk.confers":"confers with you","talk.you_confer":"confer with the pair","talk.you_look_on":"look on","talk.confers_only":"You are with the pair only. Nothing of the chat is on your screen; they can tell you here what they need.","notice.asked_here":"A supervisor who is checked in has been asked. They come in themselves.","notice.asked_mailed":"No supervisor is checked in. The alert has gone out by e-mail; if it cannot wait, ring the number under “On call”.","notice.asked_nobody":"No supervisor is checked in, and no e-mail could be sent. Please ring the number under “On call”.","sound.on":"Sound on","sound.off":"Sound off","sound.asleep":"Sound: press any key first","rota.open":"Rota","keys.open":"Keys","waiting.title":"Someone is waiting","waiting.none":"Nobody is waiting.","waiting.now":"just now","waiting.minutes":{one:"{count} minute",other:"{count} minutes"},"waiting.take":"Take","waiting.not_now":"Your hands are full, or this one is for others.","waiting.on_break":"You are on a break.","waiting.kept":"Kept a few minutes for others, who fit better what was asked.","asked.woman":"Asks that one of you is a woman.","asked.man":"Asks that one of you is a man.","asked.non_binary":"Asks that one of you is non-binary.","hint.asked_for_you":"Asked for you by name.","hint.fits_you":"You are who was asked for.","hint.you_speak_it":"You speak {language}.","hint.speaks_it":"{name} speaks {language}.","hint.you_had_fewer":"You have had fewer so far.","hint.had_fewer":"{name} has had fewer so far.","broken.title":"Needs a second","broken.join":"Join","mine.title":"My conversations","mine.none":"None yet. Yours will stand here.","mine.unread":{one:"{count} unread",other:"{count} unread"},"mine.first":"you write","mine.second":"you are second","mine.supervisor":"you look on","team.title":"On with you","team.none":"Nobody else is on yet. The chat opens for visitors when two are.","team.first_in":"writes in {count}","team.second_in":"second in {count}","team.free":"free","team.on_call":"On call","team.ring":"Ring {name}","team.alert":"Alert them","team.no_on_call":"Nobody is named as on call.","projects.title":"What visitors see","project.open":"Open","project.busy":"Busy","project.full":"Full","project.closing_soon":"Closing soon","project.closed":"Closed","project.opens":"opens {when}","empty.title":"All quiet","empty.title_waiting":"Someone would like to talk","empty.lead":"When somebody comes, two soft bells ring and they stand at the top left.","empty.lead_off":"Nothing new comes to you just now.","empty.lead_waiting":"Take them at the top left. Your partner comes in with you.","empty.key_take":"take who has waited longest, and write","empty.key_answers":"at the start of a line: find an answer","empty.key_confer":"talk with your partner, unseen by the visitor","empty.key_keys":"all keys, and change them","empty.ask":"How is the evening? A break really stops new visitors.","talk.log":"Conversation","talk.visitor":"Visitor","talk.you":"You","talk.language":"in {language}","talk.writes":"writes","talk.you_write":"write","talk.second":"second","talk.looks_on":"looks on","talk.away":"line lost","talk.take_over":"Take over","talk.hand_pen":"Hand over the pen","talk.more":"More","talk.know":"I may know this person","talk.know_hint":"You step out without a word, and never get them again.","talk.step_out":"Step out","talk.step_out_hint":"Somebody else comes in beside your partner.","talk.close":"Close conversation","talk.earlier":"Earlier lines are sealed. The visitor can let you read them.","talk.gap":"Something is missing here. It did not reach this screen.","talk.unreadable":"A line came that did not pass its checks. It is not shown.","talk.too_old":"This page is too old to show that.","talk.came":"{names} came in.","talk.went":"{names} left.","talk.again":"{names} loaded the page again.","talk.went_came":"{went} left, {came} came in.","talk.new_below":"New lines below","talk.nothing_yet":"Nothing has been said yet. You might begin: “Hello, I am {name}. Take your time.”","talk.nothing_yet_second":"Nothing has been said yet. {name} writes; you see everything.","talk.types":"{name} is writing…","talk.visitor_types":"The visitor is writing…","talk.refused_key":"The key for this conversation did not pass its checks. Nothing can be sent under it. Ring the supervisor on call.","state.arriving":"Coming in","state.waiting":"Pair coming together","state.paired":"Two are here","state.wavering":"A line is lost","state.alone":"You are alone","state.interrupted":"Visitor’s line lost","state.ended":"Over","note.waiting":"Not connected yet: both of your screens must hold the key. It takes a few seconds. You can already write your first line.","note.alone":"The pair is broken, and the visitor has been told. Anyone else on shift can join you. Go on gently.","note.alone_partner":"{name}’s line is lost. The visitor has been told. Anyone else on shift can join you. Go on gently.","note.interrupted":"The visitor’s line is lost. They have five minutes to come back on the same page. What you send waits for them.","note.moment":"The visitor needs a moment. No hurry.","note.covered":"The visitor has covered the screen. Do not worry, and wait: someone may be near them.","note.log_full":"This conversation has grown as long as it can. What was said stands; nothing new can be sent. Say goodbye another way and close it.","signal.moment":"Needs a moment.","signal.covered":"Has covered the screen.","signal.back":"Is back.","mark.sending":"Sending…","mark.sent":"Sent","mark.delivered":"Delivered","reply.label":"Reply","reply.placeholder":"To the visitor…","reply.send":"Send to visitor","reply.hint":"/ or # for answers","reply.second":"{name} is writing to the visitor. Take over to write.","reply.supervisor":"You are looking on, and the visitor sees that. The pair writes to the visitor.","confer.title":"Only you two","confer.hint":"The visitor never sees this.","confer.log":"Only you two","confer.label":"Confer","confer.placeholder":"To your partner only…","confer.send":"Tell partner","confer.empty":"Ask, check, swap: nobody else reads along, and it goes when the conversation goes.","confer.earlier":"What you two said before is not on this page: its key went when the page was loaded again, or you came later.","confer.alone":"Nobody is here to confer with just now.","held.no_key":"Not sent yet: there is no key to seal it with. It goes by itself as soon as there is; touch the words to stop it.","held.not_paired":"Not sent yet: both of your screens must hold the key first. It goes by itself as soon as they do; touch the words to stop it.","held.not_first":"Not sent: your partner is writing to the visitor. Your words are still here.","held.no_partner":"Not sent yet: nobody is here to confer with. It goes when somebody comes; touch the words to stop it.","held.log_full":"Not sent: this conversation is as long as it can be. Your words are still here.","held.trouble":"Not sent yet: the desk did not take it. We try again when the line is back.","held.placeholder":{one:"Fill this in first: {names}",other:"Fill these in first: {names}"},"held.unchecked":"Not yet checked by a native speaker. Press again to send.","held.too_long":"Too long for one message. Send it in two parts.","answers.list":"Canned answers","answers.found":{one:"{count} answer. Arrows choose, Enter places, Escape leaves.",other:"{count} answers. Arrows choose, Enter places, Escape leaves."},"answers.none":"No answer has these words.","answers.search":"Find an answer","answers.place":"Place in reply","answers.unchecked":"not yet checked","answers.loading":"Answers are on their way…","answers.failed":"The answers could not be fetched. You can still write.","answers.retry":"Try again","answers.cannot_place":"Only the one who writes can place an answer.","answers.close":"Fold away","answers.open":"Answers","answers.review_by":"check by {date}","answers.overdue":"past its check date","close.lead":"The visitor is told it has ended. Nothing of what was said is kept.","close.finished":"Finished: we said goodbye","close.left":"Left: they have gone quiet","close.abusive":"Abusive: the words go from both screens at once","close.not_for_us":"Not for us: told where else to turn","close.reason":"How did it end?","close.keep":"Not yet","over.finished":"Finished.","over.left":"The visitor has left.","over.left_quickly":"Left quickly. Do not try to reach them.","over.abusive":"Closed as abusive. Nobody has to take that.","over.not_for_us":"Closed as not for us.","over.line_lost":"The line was lost and did not come back.","over.second_holder":"Closed for safety: this conversation was opened in a second place.","over.restarting":"The service had to restart, and this conversation ended with it.","over.forgotten":"Nothing was kept of what was said. We add one to our count of chats.","over.not_said":"This chat has ended. The words are gone from this screen.","over.cut_off":"You were writing this. It was not sent, and goes when you put this away.","over.breather":"Have a breather, {count} minutes","over.breather_long":"{count} minutes","over.heavy":"That was heavy","breather.title":"A breather","breather.left":{one:"About a minute is left. Nothing comes to you.",other:"About {count} minutes are left. Nothing comes to you."},"breather.over":"Your {count} minutes are over. Nothing comes before you say that you are back.","breather.talk":"Water, a window, a few words with your partner. {name} is on call if you want to talk.","breather.talk_partner":"Water, a window, a few words with your partner.","over.breather_offer":"That may have been a lot. A few minutes off? Nothing new comes meanwhile.","over.breather_offer_hard":"Take a few minutes, talk it over with your partner or the supervisor. Nothing new comes meanwhile.","over.done":"Put away","stepped_out.stepped_out":"You have stepped out of that conversation.","stepped_out.replaced":"While your line was lost somebody else came in for you. That conversation goes on without you.","stepped_out.someone_else":"The visitor asked for someone else. It happens, and it is not about you.","stepped_out.returned_to_queue":"The pair did not come together, so the visitor waits again at the head of the queue.","alert.supervisor_called":"A colleague asks the supervisor to look in.","alert.call_wanted":"A colleague whose shift has ended would like a call from the supervisor.","notice.restarting":"The service is restarting. Conversations have ended; the desk comes back by itself.","notice.supervisor_mailed":"The alert has gone out by e-mail and to every other desk. If it cannot wait, ring as well.","notice.supervisor_desks":"Every other desk has been told. No e-mail could be sent: to reach the supervisor, ring the number under “On call”.","notice.supervisor_nobody":"Nobody could be told from here. Please ring the number under “On call”.","notice.dismiss":"Put this away","notice.list":"Notices","refused.line":"That did not go through: the line is lost. Nothing has changed; try again when it is back.","refused.bad_event":"The desk did not understand this page. Nothing has changed. Load the page again when you can.","refused.too_fast":"That was a little fast for the desk. Nothing has changed; try again in a moment.","refused.not_allowed":"That is not for you to do, or not just now. Nothing has changed.","refused.not_found":"That conversation is not there any more.","refused.sign_in_again":"You are no longer signed in. Sign in again.","refused.already_taken":"Your colleague was quicker.","refused.no_partner":"Nobody is free to be second just now, and no visitor is left with one worker alone. Ask your partner to come to their screen.","refused.hands_full":"You already write in as many chats as is agreed. Hand one over or close it first.","refused.someone_else_fits":"Somebody else who is free fits better what this visitor asked. It is kept for them a few minutes longer.","refused.not_checked_in":"You are not checked in. Check in and try again.","refused.stale_roster":"Somebody has just come in or left. Nothing has changed; it settles by itself in a moment.","refused.out_of_step":"The desk and this page were a step apart. Nothing has changed; it settles by itself in a moment.","refused.log_full":"That conversation is as long as it can be.","refused.ended":"That conversation is over.","refused.closed":"The chat is closed just now.","refused.full":"As many as we can answer are here already.","refused.please_wait":"Please wait a little and try again.","refused.token_spent":"This page is out of date. Load it again.","refused.trouble":"That did not work, and it is not your doing. Nothing has changed.","sheet.title":"Keys and settings","sheet.lead":"Press a key’s button, then the new key. Keys and settings stay in this browser; words never do.","sheet.press":"Press the new key","sheet.none":"no key","sheet.reset":"Back to how they were","sheet.close":"Done","sheet.fixed":"In a text box","sheet.enter":"Enter","sheet.enter_does":"send","sheet.shift_enter":"Shift + Enter","sheet.shift_enter_does":"new line","sheet.slash":"/ or #","sheet.slash_does":"canned answers, at the start of a line or after a space","sheet.settings":"Settings","sheet.sound":"Bells while somebody waits","sheet.volume":"How loud","sheet.typing":"Show the visitor when I am writing","sheet.notices":"A notice from the browser when this page is hidden (it says nothing but “Desk”)","sheet.notices_denied":"This browser does not allow notices for this page.","action.take":"Take who has waited longest, and write","action.reply":"To the reply","action.confer":"To confer","action.answers":"Find an answer","action.next":"Next conversation","action.previous":"Previous conversation","action.take_over":"Take over, or hand over the pen","action.close":"Close conversation","action.handover":"The handover card","action.heavy":"After a chat: that was heavy","action.break":"Break and shift","action.sound":"Sound on or off","action.keys":"These keys"};var Va=["desk","room","entry","typing","shown","stepped_out","ended","alert","checked_in_elsewhere","restarting"],za=2e4,Ga=5e3;function Za(t){let e=ls(t.strings,t.language),n=ri(),s=!0,o=()=>{s&&queueMicrotask(h),s=!1},r=new dt({ask:(f,m)=>c.emit(f,m),makeShiftKey:Lt,keyText:f=>ae(f.publicKey),makeSeal:t.seal??Ja,now:()=>new Date,changed:o,arrived:()=>si(l,i)}),a=oi(o),i=new Qe({now:a.context,volume:()=>l.settings.sound?l.settings.volume:0}),l={desk:r,say:e,title:document.title,language:t.language,person:t.person,csrf:t.csrf,settings:as(n),ui:Hs,library:{state:"loading",index:[]},soundSleeps:!1,now:()=>new Date,go(f){l.ui={...l.ui,...f},o()},set(f){l.settings={...l.settings,...f},is(n,l.settings),o()},act:f=>_o(l,f),fetchAnswers:()=>{es(t.fetchAnswers).then(f=>(l.library=f,o()))},signOut:()=>{ai(t.csrf)}},h=()=>{s=!0,l.soundSleeps=a.sleeps(),i.keep(r.isNeeded&&l.settings.sound),document.title=cs(l.title,r.unread,r.truth.waiting.length>0),rn(u`<${po} app=${l} />`,t.root)},c=t.open({onUp:()=>r.lineIs("open"),onDown:()=>r.lineIs("lost"),onRefused:()=>r.lineIs("refused")});for(let f of Va)c.on(f,m=>r.take(f,m));return Qa(l,c),l.fetchAnswers(),o(),l}function Ja(t,e){let n=t.workers.find(s=>s.me);return new He({project:t.project,conversation:t.conversation,slot:t.my_slot,name:(n==null?void 0:n.name)??"",shiftKey:e})}function Qa(t,e){document.addEventListener("keydown",s=>Xa(t,s));let n=!0;for(let s of["pointerdown","keydown","scroll"])document.addEventListener(s,()=>n=!0,{capture:!0,passive:!0});setInterval(()=>{(n||document.visibilityState==="visible")&&t.desk.beActive(),n=!1},za),setInterval(()=>t.go({}),Ga),document.addEventListener("visibilitychange",()=>document.visibilityState==="visible"&&(e.check(),t.desk.beActive(),t.go({}))),addEventListener("online",()=>e.check()),addEventListener("beforeunload",s=>t.desk.hasDrafts&&s.preventDefault())}function Xa(t,e){if(t.ui.sheet||!t.desk.me||e.defaultPrevented)return;let n=e.target,s=n instanceof HTMLTextAreaElement||n instanceof HTMLInputElement&&!["radio","checkbox","range"].includes(n.type),o=Pn(t.settings.keys,e,s);o&&(e.preventDefault(),_o(t,o))}function _o(t,e){let{desk:n,settings:s,ui:o}=t,r=n.open&&!n.open.ended?n.open:null;({take:()=>{t.go({wish:"reply",tab:"conversation"}),n.takeLongest()},reply:()=>ni(t),confer:()=>r&&t.go({wish:"confer",tab:"conversation"}),answers:()=>t.go({wish:"answers",answers:!0,tab:"answers"}),next:()=>n.showNext(1),previous:()=>n.showNext(-1),take_over:()=>{!r||r.room.role==="supervisor"||(r.isFirst||t.go({wish:"reply"}),n.swap(r.id))},close:()=>r&&t.go({closing:o.closing===r.id?null:r.id,tab:"conversation"}),handover:()=>r&&ei(t,r),heavy:()=>ti(t),break:()=>t.go({status:!o.status}),sound:()=>t.set({sound:!s.sound}),keys:()=>t.go({sheet:!0})})[e]()}function ei(t,e){e.handover.begin(ee(e.room.language,t.language)),t.go({handover:t.ui.handover===e.id?null:e.id,closing:null,leaving:!1,tab:"conversation"})}function ti(t){let{open:e}=t.desk;e!=null&&e.ended&&(e.wasHeavy=!0,t.go({}))}function ni(t){var n;let e=t.desk.open;if(!(!e||e.ended)){if(e.isFirst)return t.go({wish:"reply",tab:"conversation"});t.go({tab:"conversation"}),(n=document.getElementById("reply-take-over"))==null||n.focus()}}function si(t,e){document.visibilityState!=="visible"&&(t.settings.sound&&e.once(),t.settings.notices&&"Notification"in globalThis&&Notification.permission==="granted"&&new Notification(t.title,{tag:"desk",silent:!0}))}function oi(t){let e=null,n=()=>{e??=new AudioContext,e.state==="suspended"&&e.resume().then(t,()=>{})};for(let s of["pointerdown","keydown"])document.addEventListener(s,n,{capture:!0});return{context:()=>e,sleeps:()=>(e==null?void 0:e.state)!=="running"}}function ri(){try{return localStorage}catch{return null}}async function ai(t){await fetch("/sign-out",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({csrf:t})}).catch(()=>{}),location.assign("/sign-in")}function ii(){let t=document.getElementById("desk");if(!(t!=null&&t.dataset.person))return;let e=document.querySelector("meta[name=csrf]").content,n=document.documentElement.lang||"en";Za({root:t,csrf:e,language:n,person:JSON.parse(t.dataset.person),strings:mo,open:s=>On({url:location.origin,namespace:"/operator",auth:()=>({csrf:e}),...s}),fetchAnswers:()=>fetch("/desk/answers.json").then(s=>s.ok?s.json():Promise.reject(new Error("no answers")))})}ii();export{Za as startDesk};
