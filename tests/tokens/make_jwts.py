#!/usr/bin/python3
"""Makes tokens by another library's hand, for tst_made_jwts: make_jwts.py FILE"""
import json
import sys
import time

from jwcrypto import jwe, jwk, jws, jwt

NOW = int(time.time())
USER = "6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"
CLAIMS = {"iss": "https://tokens.example", "aud": ["drivers", "telematics"], "sub": USER, "iat": NOW,
          "nbf": NOW, "exp": NOW + 86400, "name": "Ана Петровић \U0001F697", "roles": {"driver": True}}


def octets(bits):
    return jwk.JWK.generate(kty="oct", size=bits)


KEYS = {
    "RS256": jwk.JWK.generate(kty="RSA", size=2048), "RS384": jwk.JWK.generate(kty="RSA", size=3072),
    "RS512": jwk.JWK.generate(kty="RSA", size=4096), "PS256": jwk.JWK.generate(kty="RSA", size=2048),
    "PS512": jwk.JWK.generate(kty="RSA", size=2048), "ES256": jwk.JWK.generate(kty="EC", crv="P-256"),
    "ES384": jwk.JWK.generate(kty="EC", crv="P-384"), "ES512": jwk.JWK.generate(kty="EC", crv="P-521"),
    "ES256K": jwk.JWK.generate(kty="EC", crv="secp256k1"), "EdDSA": jwk.JWK.generate(kty="OKP", crv="Ed25519"),
    "HS256": octets(256), "HS384": octets(384), "HS512": octets(512),
}


def signed(algorithm, claims, header=None):
    token = jws.JWS(claims if isinstance(claims, str) else json.dumps(claims))
    token.allowed_algs = list(KEYS)
    token.add_signature(KEYS[algorithm], None, json.dumps({"alg": algorithm, "typ": "JWT", **(header or {})}))
    return token.serialize(compact=True)


def unsigned(claims):
    part = lambda value: jws.base64url_encode(json.dumps(value))
    return part({"alg": "none", "typ": "JWT"}) + "." + part(claims) + "."


def encrypted(payload, algorithm, encryption, key):
    token = jwe.JWE(payload.encode(), json.dumps({"alg": algorithm, "enc": encryption, "cty": "JWT"}))
    token.add_recipient(key)
    return token.serialize(compact=True)


def main():
    made = []

    def add(name, token, algorithm, claims=None, **more):
        made.append({"name": name, "token": token, "alg": algorithm, "claims": claims, **more})

    for algorithm in KEYS:
        add(algorithm, signed(algorithm, CLAIMS), algorithm, CLAIMS)
    add("none", unsigned(CLAIMS), "none", CLAIMS)
    add("critical", signed("ES256", CLAIMS, {"crit": ["b64"], "b64": True}), "ES256", CLAIMS, critical="b64")
    inner = signed("HS256", CLAIMS)
    add("nested", signed("RS256", inner, {"cty": "JWT"}), "RS256", CLAIMS, nested=True)
    add("nested thrice", signed("ES256", signed("EdDSA", inner, {"cty": "JWT"}), {"cty": "jwt"}), "ES256",
        CLAIMS, nested=True)
    large = {**CLAIMS, "permissions": ["scope-%05d" % i for i in range(4600)]}
    assert len(json.dumps(large)) > 64 * 1024
    add("large", signed("EdDSA", large), "EdDSA", large)
    add("without expiry", signed("HS256", {"sub": USER}), "HS256", {"sub": USER})
    past = {**CLAIMS, "iat": NOW - 7200, "nbf": NOW - 7200, "exp": NOW - 3600}
    add("expired", signed("PS512", past), "PS512", past)
    future = {**CLAIMS, "iat": NOW + 3600, "nbf": NOW + 3600, "exp": NOW + 7200}
    add("from tomorrow's clock", signed("EdDSA", future), "EdDSA", future)
    stamped = jwt.JWT(header={"alg": "HS256"}, claims=CLAIMS)
    stamped.make_signed_token(KEYS["HS256"])
    add("made as a JWT", stamped.serialize(), "HS256", CLAIMS)
    add("encrypted", encrypted(inner, "A256KW", "A256CBC-HS512", octets(256)), "A256KW", encrypted=True)
    add("encrypted directly", encrypted(inner, "dir", "A128GCM", octets(128)), "dir", encrypted=True)
    add("encrypted to a key", encrypted(inner, "ECDH-ES", "A256GCM", KEYS["ES256"]), "ECDH-ES", encrypted=True)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(made, out)


main()
