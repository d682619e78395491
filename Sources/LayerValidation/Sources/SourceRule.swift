public import GeoCore

/// A rule that looks at what is known of a source before its features are read.
public protocol SourceRule {
    /// The rule.
    static var definition: RuleDefinition { get }

    /// Returns what is wrong.
    ///
    /// - Parameters:
    ///   - source: What came with the source.
    ///   - crs: The CRS that was found for the coordinates; `nil` if none was.
    ///   - hasGeometry: Whether the layer has geometries at all.
    /// - Returns: Faults that concern the whole layer.
    static func faults(in source: SourceFacts, crs: CRSIdentity?, hasGeometry: Bool) -> [Fault]
}
