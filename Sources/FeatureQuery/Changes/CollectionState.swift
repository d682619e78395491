/// A state of a collection's rows, so exactly that what was done since can be told.
///
/// Finer than a moment or a changeset: a changeset of edits may still grow, a state never does.
public struct CollectionState: Sendable, Hashable {
    /// Names the load and the start of its history: numbers of one incarnation mean nothing in another.
    public var incarnation: String
    /// Grows with every changed row; it also counts what a caller may not see, so it is not told in clear.
    public var number: Int64

    /// Creates a state.
    public init(incarnation: String, number: Int64) {
        self.incarnation = incarnation
        self.number = number
    }
}
