internal import GeoCore

/// What a feature is known by when distinct features of a layer are counted.
public struct FeatureKey: Sendable, Hashable {
    let number: UInt64

    /// The key of a feature whose identifier is a number; no two have the same.
    public init(_ identifier: Int64) { number = UInt64(bitPattern: identifier) }

    /// The key of a feature whose identifier is a text.
    ///
    /// It is a hash of 64 bits. Among n texts the chance that any two have the same one is about n²/2⁶⁵: for a million
    /// 0.000003 per cent. Two that do are counted as one.
    public init(_ identifier: String) {
        var hash = StableHash()
        hash.add(identifier)
        number = hash.value
    }
}
