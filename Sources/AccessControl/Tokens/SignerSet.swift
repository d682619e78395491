internal import Foundation
internal import GeoCore
internal import JWTKit

/// The public keys of a sign-in service, each for one algorithm that is allowed and fits it.
struct SignerSet: Sendable {
    private struct Signer: Sendable {
        let name: String?
        let algorithm: TokenAlgorithm
        let key: any JWTAlgorithm
    }

    private var signers: [Signer] = []

    /// Reads a JWKS document; keys that are of no use here are passed over.
    ///
    /// A key is tied to its algorithm now, by its own type: what a token claims can never choose how its key is used.
    ///
    /// - Parameters:
    ///   - json: The document, of at most 1 MiB and 100 keys.
    ///   - algorithms: Those that are allowed.
    /// - Throws: `tokens.unreadableKeys` if it is no such document or holds no key that can be used.
    init(json: String, algorithms: Set<TokenAlgorithm>) async throws(PaftaError) {
        guard json.utf8.count <= 1 << 20,
            let set = try? JSONDecoder().decode(PublishedKeys.self, from: Data(json.utf8)), set.keys.count <= 100
        else { throw .unreadableKeys("not a JWKS document") }
        for published in set.keys where published.isForSignatures {
            guard let key = published.key else { continue }
            for algorithm in algorithms where Self.fits(key, algorithm) {
                guard let verifier = await Self.verifier(key, algorithm) else { continue }
                signers.append(Signer(name: key.keyIdentifier?.string, algorithm: algorithm, key: verifier))
            }
        }
        guard !signers.isEmpty else { throw .unreadableKeys("no key of an allowed algorithm") }
    }

    /// Whether the issuer has a key of this name and algorithm; a token without a name needs the only key there is.
    func knows(_ name: String?, _ algorithm: TokenAlgorithm) -> Bool { signer(name, algorithm) != nil }

    /// Returns whether a signature is right.
    func verify(_ signature: [UInt8], of message: [UInt8], name: String?, _ algorithm: TokenAlgorithm) -> Bool {
        guard let signer = signer(name, algorithm) else { return false }
        return (try? signer.key.verify(signature, signs: message)) ?? false
    }

    private func signer(_ name: String?, _ algorithm: TokenAlgorithm) -> Signer? {
        let fitting = signers.filter { $0.algorithm == algorithm && (name == nil || $0.name == name) }
        return fitting.count == 1 ? fitting[0] : nil
    }

    private static func fits(_ key: JWK, _ algorithm: TokenAlgorithm) -> Bool {
        if let own = key.algorithm?.rawValue, own != algorithm.rawValue { return false }
        return switch algorithm {
        // Shorter moduli are within reach of those who have the means.
        case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512:
            key.keyType.rawValue == "RSA" && (Base64.bytes(url: (key.modulus ?? "").utf8)?.count ?? 0) >= 256
        case .es256: key.keyType.rawValue == "EC" && key.curve?.rawValue == "P-256"
        case .es384: key.keyType.rawValue == "EC" && key.curve?.rawValue == "P-384"
        case .es512: key.keyType.rawValue == "EC" && key.curve?.rawValue == "P-521"
        case .edDSA: key.keyType.rawValue == "OKP" && key.curve?.rawValue == "Ed25519"
        }
    }

    private static func verifier(_ key: JWK, _ algorithm: TokenAlgorithm) async -> (any JWTAlgorithm)? {
        var key = key
        let name = JWKIdentifier(string: "key")
        key.keyIdentifier = name
        key.algorithm = JWK.Algorithm(rawValue: algorithm.rawValue)
        (key.privateExponent, key.prime1, key.prime2) = (nil, nil, nil)
        let collection = JWTKeyCollection()
        guard (try? await collection.add(jwk: key)) != nil else { return nil }
        return try? await collection.getKey(for: name, alg: algorithm.rawValue)
    }
}

/// A JWKS document, in which keys of kinds that are not known here do not make the others unreadable.
private struct PublishedKeys: Decodable {
    var keys: [PublishedKey]
}

private struct PublishedKey: Decodable {
    let key: JWK?
    let isForSignatures: Bool

    private enum Member: String, CodingKey {
        case use
    }

    init(from decoder: any Decoder) throws {
        key = try? JWK(from: decoder)
        let use = try? decoder.container(keyedBy: Member.self).decodeIfPresent(String.self, forKey: .use)
        isForSignatures = (use ?? "sig") == "sig"
    }
}

extension PaftaError {
    static func unreadableKeys(_ cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            .invalidKeySet,
            LocalizedText(
                "The keys of the sign-in service cannot be read.",
                tr: "Oturum açma hizmetinin anahtarları okunamıyor."
            ),
            remedy: LocalizedText("Try again in a moment.", tr: "Biraz sonra yeniden deneyin."),
            cause: cause
        )
    }
}
