internal import AuditTrail
internal import GeoCore

/// The signature that lies beside a package (`….zip.sig`).
struct PackageSeal {
    static let type = "pafta-package-signature"

    var file: String
    var sha256: String
    var madeAt: String
    var signature: PackageSignature

    static func name(of file: String) -> String { "\(file).sig" }

    var bytes: [UInt8] {
        JSONTree.object([
            ("type", .text(Self.type)), ("form", .number(1)), ("file", .text(file)), ("sha256", .text(sha256)),
            ("madeAt", .text(madeAt)), ("algorithm", .text("Ed25519")),
            ("message", .text(AuditPublicKey.message(ofPackage: sha256))),
            ("keyId", .text(signature.key.shortName)), ("publicKey", .text("\(signature.key)")),
            ("signature", .text(signature.digits)),
        ])
        .bytes
    }
}
