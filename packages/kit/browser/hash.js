// Written by npm run browser-hash. Holds a part of @noble/hashes:
/*
The MIT License (MIT)

Copyright (c) 2022 Paul Miller (https://paulmillr.com)

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the “Software”), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED “AS IS”, WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
*/
var S=Object.defineProperty;var Y=Object.getOwnPropertyDescriptor;var q=Object.getOwnPropertyNames;var Q=Object.prototype.hasOwnProperty;var Z=(e,t)=>{for(var r in t)S(e,r,{get:t[r],enumerable:!0})},V=(e,t,r,o)=>{if(t&&typeof t=="object"||typeof t=="functio\
n")for(let n of q(t))!Q.call(e,n)&&n!==r&&S(e,n,{get:()=>t[n],enumerable:!(o=Y(t,n))||o.enumerable});return e};var v=e=>V(S({},"__esModule",{value:!0}),e);var ut={};Z(ut,{hash:()=>dt});module.exports=v(ut);var z=e=>e/2**32|0,tt=e=>e>>>0;function I(e,t,r,o){let n=z(r),s=tt(r);e.setUint32(t,o?s:n,o),e.setUint32(t+4,o?n:s,o)}function R(e){return e instanceof Uint8Array||ArrayBuffer.isView(e)&&e.constructor.name==="Uint8Array"&&"BYTES_PER_ELEME\
NT"in e&&e.BYTES_PER_ELEMENT===1}var C=e=>e?`"${e}" `:"";function et(e,t=""){if(typeof e!="number")throw new TypeError(C(
t)+"expected number, got "+typeof e);if(!Number.isSafeInteger(e)||e<0)throw new RangeError(C(t)+"expected integer >= 0, \
got "+e);return e}function H(e,t,r=""){if(R(e)&&(t===void 0||e.length===t))return e;t!==void 0&&et(t,"length");let o=R(e),n=t!==void 0?` o\
f length ${t}`:"",s=o?`length=${e.length}`:`type=${typeof e}`,f=C(r)+"expected Uint8Array"+n+", got "+s;throw o?new RangeError(
f):new TypeError(f)}var rt=(e,t)=>{if(e===null||typeof e!="object"||Array.isArray(e))throw new TypeError((t==="object"?"":`"${t}" `)+"expect\
ed object, got type="+typeof e)},$=(e,t)=>{rt(e,t);let r=Object.getPrototypeOf(e);if(r!==Object.prototype&&r!==null)throw new TypeError(
`"${t}" expected plain object`);if(Object.hasOwn(e,"__proto__"))throw new TypeError(`"${t}.__proto__" is not allowed`)};
function T(e,t=!0){if(e.destroyed)throw new Error("hash was destroyed");if(t&&e.finished)throw new Error("digest() was a\
lready called")}function k(e,t){H(e,void 0,"output");let r=t.outputLen;if(!(e.length>=r))throw new RangeError('"output" \
expected length >= '+r)}function u(...e){for(let t=0;t<e.length;t++)e[t].fill(0)}function B(e){return new DataView(e.buffer,e.byteOffset,e.byteLength)}
function d(e,t){return e<<32-t|e>>>t}function A(e,t){return e<<t|e>>>32-t>>>0}var ot=typeof Uint8Array.from([]).toHex=="function"&&typeof Uint8Array.fromHex=="function",nt=Array.from({length:256},(e,t)=>t.
toString(16).padStart(2,"0"));function W(e){if(H(e),ot)return e.toHex();let t="";for(let r=0;r<e.length;r++)t+=nt[e[r]];
return t}function st(e,t,r="opts"){return $(e,"defaults"),t!==void 0&&$(t,r),Object.assign(Object.create(null),e,t)}function E(e,t={}){
if(typeof e!="function")throw new TypeError('"hashCons" expected function, got type='+typeof e);t=st({},t,"info");let r=(n,s)=>e(
s).update(n).digest(),o=e(void 0);return r.outputLen=o.outputLen,r.blockLen=o.blockLen,r.canXOF=o.canXOF,r.create=n=>e(n),
Object.assign(r,t),Object.freeze(r)}var N=e=>({oid:Uint8Array.from([6,9,96,134,72,1,101,3,4,2,e])});function g(e,t,r){return e&t^~e&r}function L(e,t,r){return e&t^e&r^t&r}var p=class{blockLen;outputLen;canXOF=!1;padOffset;isLE;buffer;view;finished=!1;length=0;pos=0;destroyed=!1;constructor(t,r,o,n){
this.blockLen=t,this.outputLen=r,this.padOffset=o,this.isLE=n,this.buffer=new Uint8Array(t),this.view=B(this.buffer)}update(t){
T(this),H(t);let{view:r,buffer:o,blockLen:n}=this,s=t.length,f=!1;for(let c=0;c<s;){let i=Math.min(n-this.pos,s-c);if(i===
n){let a=B(t);for(;n<=s-c;c+=n)this.process(a,c);f=!0;continue}o.set(c===0&&i===s?t:t.subarray(c,c+i),this.pos),this.pos+=
i,c+=i,this.pos===n&&(this.process(r,0),this.pos=0,f=!0)}return this.length+=t.length,f&&this.roundClean(),this}digestInto(t){
T(this),k(t,this),this.finished=!0;let{buffer:r,view:o,blockLen:n,isLE:s}=this,{pos:f}=this;r[f++]=128,r.fill(0,f),this.
padOffset>n-f&&(this.process(o,0),r.fill(0)),I(o,n-8,this.length*8,s),this.process(o,0),this.roundClean();let c=t===r?o:
B(t),i=this.outputLen,a=i/4,x=this.get();if(i%4||a>x.length)throw new Error("invalid outputLen");for(let h=0;h<a;h++)c.setUint32(
4*h,x[h],s)}digest(){let{buffer:t,outputLen:r}=this;this.digestInto(t);let o=t.slice(0,r);return this.destroy(),o}_cloneIntoMeta(t){
let{buffer:r,length:o,finished:n,destroyed:s,pos:f}=this;return t.destroyed=s,t.finished=n,t.length=o,t.pos=f,f&&t.buffer.
set(r),t}clone(){return this._cloneInto()}},K=Uint32Array.from([1779033703,3144134277,1013904242,2773480762,1359893119,2600822924,
528734635,1541459225]);var w=Uint32Array.from([1732584193,4023233417,2562383102,271733878,3285377520]),l=new Uint32Array(80),F=class extends p{A=w[0]|
0;B=w[1]|0;C=w[2]|0;D=w[3]|0;E=w[4]|0;constructor(){super(64,20,8,!1)}get(){let{A:t,B:r,C:o,D:n,E:s}=this;return[t,r,o,n,
s]}set(t,r,o,n,s){this.A=t|0,this.B=r|0,this.C=o|0,this.D=n|0,this.E=s|0}_cloneInto(t){return(t||=new this.constructor).
set(...this.get()),this._cloneIntoMeta(t)}process(t,r){for(let i=0;i<16;i++,r+=4)l[i]=t.getUint32(r,!1);for(let i=16;i<80;i++)
l[i]=A(l[i-3]^l[i-8]^l[i-14]^l[i-16],1);let{A:o,B:n,C:s,D:f,E:c}=this;for(let i=0;i<80;i++){let a,x;i<20?(a=g(n,s,f),x=1518500249):
i<40?(a=n^s^f,x=1859775393):i<60?(a=L(n,s,f),x=2400959708):(a=n^s^f,x=3395469782);let h=A(o,5)+a+c+x+l[i]|0;c=f,f=s,s=A(
n,30),n=o,o=h}o=o+this.A|0,n=n+this.B|0,s=s+this.C|0,f=f+this.D|0,c=c+this.E|0,this.set(o,n,s,f,c)}roundClean(){u(l)}destroy(){
this.destroyed=!0,this.set(0,0,0,0,0),u(this.buffer)}},P=E(()=>new F),ct=Math.pow(2,32),it=Array.from({length:64},(e,t)=>Math.
floor(ct*Math.abs(Math.sin(t+1)))),U=w.slice(0,4),D=new Uint32Array(16),ft=(()=>{let e=[[7,12,17,22],[5,9,14,20],[4,11,16,
23],[6,10,15,21]];return Uint8Array.from({length:64},(t,r)=>e[Math.floor(r/16)][r%4])})(),M=class extends p{A=U[0]|0;B=U[1]|
0;C=U[2]|0;D=U[3]|0;constructor(){super(64,16,8,!0)}get(){let{A:t,B:r,C:o,D:n}=this;return[t,r,o,n]}set(t,r,o,n){this.A=
t|0,this.B=r|0,this.C=o|0,this.D=n|0}_cloneInto(t){return(t||=new this.constructor).set(...this.get()),this._cloneIntoMeta(
t)}process(t,r){for(let c=0;c<16;c++,r+=4)D[c]=t.getUint32(r,!0);let{A:o,B:n,C:s,D:f}=this;for(let c=0;c<64;c++){let i,a;
c<16?(i=g(n,s,f),a=c):c<32?(i=g(f,n,s),a=(5*c+1)%16):c<48?(i=n^s^f,a=(3*c+5)%16):(i=s^(n|~f),a=7*c%16),i=i+o+it[c]+D[a],
o=f,f=s,s=n,n=n+A(i,ft[c])}o=o+this.A|0,n=n+this.B|0,s=s+this.C|0,f=f+this.D|0,this.set(o,n,s,f)}roundClean(){u(D)}destroy(){
this.destroyed=!0,this.set(0,0,0,0),u(this.buffer)}},X=E(()=>new M);var at=Uint32Array.from([1116352408,1899447441,3049323471,3921009573,961987163,1508970993,2453635748,2870763221,3624381080,
310598401,607225278,1426881987,1925078388,2162078206,2614888103,3248222580,3835390401,4022224774,264347078,604807628,770255983,
1249150122,1555081692,1996064986,2554220882,2821834349,2952996808,3210313671,3336571891,3584528711,113926993,338241895,666307205,
773529912,1294757372,1396182291,1695183700,1986661051,2177026350,2456956037,2730485921,2820302411,3259730800,3345764771,
3516065817,3600352804,4094571909,275423344,430227734,506948616,659060556,883997877,958139571,1322822218,1537002063,1747873779,
1955562222,2024104815,2227730452,2361852424,2428436474,2756734187,3204031479,3329325298]),b=new Uint32Array(64),O=class extends p{A=0;B=0;C=0;D=0;E=0;F=0;G=0;H=0;constructor(t,r){
super(64,t,8,!1),this.A=r[0]|0,this.B=r[1]|0,this.C=r[2]|0,this.D=r[3]|0,this.E=r[4]|0,this.F=r[5]|0,this.G=r[6]|0,this.
H=r[7]|0}get(){let{A:t,B:r,C:o,D:n,E:s,F:f,G:c,H:i}=this;return[t,r,o,n,s,f,c,i]}set(t,r,o,n,s,f,c,i){this.A=t|0,this.B=
r|0,this.C=o|0,this.D=n|0,this.E=s|0,this.F=f|0,this.G=c|0,this.H=i|0}_cloneInto(t){return(t||=new this.constructor).set(
...this.get()),this._cloneIntoMeta(t)}process(t,r){for(let h=0;h<16;h++,r+=4)b[h]=t.getUint32(r,!1);for(let h=16;h<64;h++){
let m=b[h-15],y=b[h-2],G=d(m,7)^d(m,18)^m>>>3,_=d(y,17)^d(y,19)^y>>>10;b[h]=_+b[h-7]+G+b[h-16]|0}let{A:o,B:n,C:s,D:f,E:c,
F:i,G:a,H:x}=this;for(let h=0;h<64;h++){let m=d(c,6)^d(c,11)^d(c,25),y=x+m+g(c,i,a)+at[h]+b[h]|0,_=(d(o,2)^d(o,13)^d(o,22))+
L(o,n,s)|0;x=a,a=i,i=c,c=f+y|0,f=s,s=n,n=o,o=y+_|0}o=o+this.A|0,n=n+this.B|0,s=s+this.C|0,f=f+this.D|0,c=c+this.E|0,i=i+
this.F|0,a=a+this.G|0,x=x+this.H|0,this.set(o,n,s,f,c,i,a,x)}roundClean(){u(b)}destroy(){this.destroyed=!0,this.set(0,0,
0,0,0,0,0,0),u(this.buffer)}},j=class extends O{constructor(){super(32,K)}};var J=E(()=>new j,N(1));var ht={md5:X,sha1:P,sha256:J},xt=new TextEncoder;function dt(e,...t){let r=ht[e].create();for(let o of t)r.update(typeof o==
"string"?xt.encode(o):o);return W(r.digest())}
