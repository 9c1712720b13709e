import{c as o}from"./chunk-QZQB2ILC.js";var u=/\[([^\[\]\n]+)\]\(((?:https:\/\/|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)/gu,f=/\[([^\[\]\n]+)\]/gu,a=/\{([a-z_]+)\}/gu,h=new RegExp("\\*\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*\\*","gu"),g=["worker","project","next_opening","clinic_name","clinic_phone","clinic_hours","part"],m="\\[[^\\[\\]\\n]*\\]|\\{[a-z_]+\\}",E=new RegExp(`\\n+|(?<=[.!?,;:])\\s+|${m}`,"u"),x=new RegExp(`\\s+|[。！？；，、：,.!?;:]|${m}`,"u"),L=12,N=6,O=8e3;function T(n){let t=n.replace(u,i=>" ".repeat(i.length)),e=[...t.matchAll(f)].map(i=>l(i)),s=[...t.matchAll(a)].filter(i=>g.includes(i[1])).map(i=>l(i));return[...e,...s].sort((i,r)=>i.start-r.start)}function l(n){let t=n.index??0;return{words:n[0],start:t,end:t+n[0].length}}function S(n,t){return n.replace(a,(e,s)=>Object.hasOwn(t,s)&&t[s]||e)}function _(n){return n.split(/^\{part\}[ ]*$/mu).map(t=>t.trim())}function d(n,t={}){return S(n.trim().split(/\n\s*\n/).map(j).join(`

`),t)}function W(n){return _(n).map(t=>d(t)).join(`

———

`)}function j(n){return n.startsWith("- ")?n.split(/(?:^|\n)- /).slice(1).map(e=>`• ${p(e.split(/\s+/).join(" ").trim())}`).join(`
`):p(n.split(`
`).map(e=>e.trim()).join(" "))}function p(n){return n.replace(h,"$1").replace(u,(t,e,s)=>A(e,s))}function A(n,t){return!t.startsWith("https://")||n===t||n===t.slice(8)?n:`${n} (${t})`}function B(n,t){return $(t).some(e=>n.includes(e))}function $(n){let t=n.split(o(n)?x:E).map(r=>r.trim()),e=o(n)?N:L,s=t.filter(r=>r.length>=e),i=t.reduce((r,c)=>c.length>r.length?c:r,"");return s.length>0?s:i?[i]:[]}function I(n){return new TextEncoder().encode(JSON.stringify(n)).length>O}export{T as a,S as b,_ as c,d,W as e,B as f,I as g};
