/// How much of a filter is read before it is refused.
public struct ParseBudget: Sendable, Hashable {
    /// The longest filter, in bytes of UTF-8.
    public var maximumBytes: Int
    /// The deepest tree: how many nodes lie on the way from the root to a leaf.
    public var maximumDepth: Int
    /// The most nodes of the tree.
    public var maximumNodes: Int
    /// The most positions of all geometries together; a box counts as two.
    public var maximumPositions: Int

    /// Creates a budget; the depth is also what bounds the stack, so keep it below a few hundred.
    public init(maximumBytes: Int, maximumDepth: Int, maximumNodes: Int, maximumPositions: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumNodes = maximumNodes
        self.maximumPositions = maximumPositions
    }

    /// 1 MiB, 100 levels, 10,000 nodes and 100,000 positions.
    public static let standard = ParseBudget(
        maximumBytes: 1 << 20,
        maximumDepth: 100,
        maximumNodes: 10_000,
        maximumPositions: 100_000
    )
}
