public import GeoCore

/// Something in a delivery that could not be taken as it was meant, with the place to look at.
public struct SourceFinding: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An outline whose ends do not meet within the tolerance.
        case openOutline
        /// An outline that was closed because its ends nearly met.
        case closedOutline
        /// A text that lies in no area.
        case textOutside
        /// An area without a text of a layer that should give one.
        case missingText
        /// An area with several different texts of one layer.
        case severalTexts
    }

    /// What it is.
    public var kind: Kind
    /// The layer that was made.
    public var layer: String
    /// The attribute concerned, for texts.
    public var attribute: String?
    /// What happened, for people.
    public var message: LocalizedText
    /// East or longitude of the place, in the CRS of the layer.
    public var x: Double
    /// North or latitude of the place, in the CRS of the layer.
    public var y: Double
    /// The place of the feature concerned in the layer, counting from 1; `nil` if there is none.
    public var position: Int64?
}
