public import GeoCore

/// One thing that is wrong with a package.
public struct PackageFinding: Sendable, Hashable {
    /// What kind of fault it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// There is no signature, or it cannot be read.
        case signatureMissing
        /// The signature is not one of this package by the key it names.
        case signatureInvalid
        /// It was signed by another key than the one that was given.
        case foreignKey
        /// The package has another hash than the one that was signed.
        case changed
        /// The archive is damaged.
        case archiveDamaged
        /// The manifest is missing or none.
        case manifestInvalid
        /// A file that the manifest lists is missing.
        case fileMissing
        /// A file has other bytes than the manifest says.
        case fileChanged
        /// A file is there that the manifest does not list.
        case fileUnlisted
    }

    /// What kind of fault it is.
    public var kind: Kind
    /// The file in the package that it is about; `nil` for the package as a whole.
    public var file: String?
    /// What is wrong, in words.
    public var text: LocalizedText
}

/// What checking a package found.
public struct PackageVerification: Sendable {
    /// Everything that is wrong.
    public var findings: [PackageFinding] = []
    /// The SHA-256 of the package, in hexadecimal.
    public var sha256: String
    /// The public key that its signature names.
    public var key: String?
    /// Whether that is the key that the caller knows; without one a package only proves that it was not damaged.
    public var isProven = false
    /// The number of the package, as its manifest says.
    public var number: Int64?
    /// The protocol and its version, as `2026/14@3`.
    public var agreement: String?
    /// When it was made, in UTC.
    public var madeAt: String?
    /// The layers with their features, or changes.
    public var layers: [(layer: String, features: Int64)] = []
    /// The files that the manifest lists.
    public var files = 0

    init(sha256: String) { self.sha256 = sha256 }

    /// Whether nothing is wrong.
    public var isIntact: Bool { findings.isEmpty }

    mutating func find(_ kind: PackageFinding.Kind, _ file: String? = nil, _ text: LocalizedText) {
        findings.append(PackageFinding(kind: kind, file: file, text: text))
    }
}
