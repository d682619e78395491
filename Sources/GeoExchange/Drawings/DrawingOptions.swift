/// How the entities of a drawing become layers: which of its layers hold outlines, lines and points, and which texts say
/// what an area is called.
///
/// Names of layers are compared without regard to the case of the letters A to Z; a `*` at the end stands for anything.
public struct DrawingOptions: Sendable, Hashable {
    /// Texts of one layer that become an attribute of the areas they stand in.
    public struct TextAttribute: Sendable, Hashable {
        /// The layer of the texts, such as `PARSEL_NO`.
        public var layer: String
        /// The attribute that takes them, such as `parsel`.
        public var attribute: String

        /// Creates a rule for the texts of one layer.
        public init(layer: String, attribute: String) {
            self.layer = layer
            self.attribute = attribute
        }
    }

    /// The layers whose outlines and hatches become areas.
    public var areas: [String]
    /// The layers whose lines stay lines.
    public var lines: [String]
    /// The layers whose points and blocks become points.
    public var points: [String]
    /// The texts that become attributes of areas.
    public var texts: [TextAttribute]
    /// The distance in units of the drawing up to which ends of outlines count as meeting; 0.01 is a centimetre.
    public var closingTolerance: Double

    /// Creates options.
    public init(
        areas: [String] = [],
        lines: [String] = [],
        points: [String] = [],
        texts: [TextAttribute] = [],
        closingTolerance: Double = 0.01
    ) {
        self.areas = areas
        self.lines = lines
        self.points = points
        self.texts = texts
        self.closingTolerance = closingTolerance
    }

    /// Whether `name` is one of the layers that `patterns` mean.
    static func matches(_ name: String, _ patterns: [String]) -> Bool {
        let name = folded(name)
        return patterns.contains { pattern in
            let pattern = folded(pattern)
            return pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
        }
    }

    /// Only A to Z: Turkish has two letters i, which common lower case confuses.
    private static func folded(_ name: String) -> String {
        String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
    }
}
