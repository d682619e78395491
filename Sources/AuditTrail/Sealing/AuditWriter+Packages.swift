public import GeoCore

/// The signature of a package, by the key of the audit trail.
public struct PackageSignature: Sendable, Hashable {
    /// The public key of the signing key.
    public var key: AuditPublicKey
    /// The 64 bytes of the signature (Ed25519, RFC 8032), as 128 hexadecimal digits.
    public var digits: String
}

extension AuditWriter {
    /// Signs a package; the key is made if the trail has none yet.
    ///
    /// - Parameter sha256: The hash of the package, as 64 hexadecimal digits in small letters.
    /// - Returns: The signature of ``AuditPublicKey/message(ofPackage:)``.
    /// - Throws: `audit.key`, `audit.unwritable`; `audit.invalid` if that is no hash.
    public func signature(ofPackage sha256: String) throws(PaftaError) -> PackageSignature {
        guard sha256.utf8.count == 64, sha256.utf8.allSatisfy({ Hexadecimal.value(of: $0) != nil }) else {
            throw .invalidAudit(LocalizedText("This is not a hash.", tr: "Bu bir özet değil."))
        }
        let key = try change { _ throws(PaftaError) in try folder.signingKey() }
        let message = Array(AuditPublicKey.message(ofPackage: sha256).utf8)
        return PackageSignature(key: key.publicKey, digits: Hexadecimal.text(try key.signature(of: message[...])))
    }
}

extension AuditPublicKey {
    /// The text that is signed for a package.
    ///
    /// Its beginning makes sure that a signature of a package never is one of a seal, a head or a key.
    public static func message(ofPackage sha256: String) -> String { "pafta-package sha256 \(sha256)" }

    /// Whether this key has signed a package.
    ///
    /// - Parameters:
    ///   - sha256: The hash of the package, as 64 hexadecimal digits in small letters.
    ///   - signature: 128 hexadecimal digits.
    /// - Returns: Whether the signature is one of this package by this key.
    public func hasSigned(package sha256: String, _ signature: String) -> Bool {
        guard signature.utf8.count == 128, let bytes = Hexadecimal.bytes(signature.utf8) else { return false }
        return isValid(bytes, of: Array(Self.message(ofPackage: sha256).utf8)[...])
    }

    /// The first digits of the key, by which people tell keys apart.
    public var shortName: String { String(description.prefix(16)) }
}
