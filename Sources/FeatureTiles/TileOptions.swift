/// What every tile of a set has in common.
public struct TileOptions: Sendable, Hashable {
    /// The side of a tile in tile units, 1 … 1,048,576.
    public var extent: Int
    /// How far geometries reach beyond the tile's edges, in tile units, 0 … 1,048,576.
    public var buffer: Int
    /// Which properties become attributes.
    public var properties: PropertySelection

    /// Creates options; `extent` and `buffer` in tile units.
    public init(extent: Int = 4_096, buffer: Int = 64, properties: PropertySelection = .all) {
        self.extent = extent
        self.buffer = buffer
        self.properties = properties
    }

    /// A choice of properties by name.
    public enum PropertySelection: Sendable, Hashable {
        /// Every property.
        case all
        /// Those with these names.
        case only(Set<String>)

        func contains(_ name: String) -> Bool {
            switch self {
            case .all: true
            case .only(let names): names.contains(name)
            }
        }
    }

    /// Stops on a programmer's mistake: tile coordinates must fit 32 bits, and their products 64.
    func check() {
        precondition((1...1_048_576).contains(extent), "extent out of range")
        precondition((0...1_048_576).contains(buffer), "buffer out of range")
    }
}
