/// What must be the same for a packed copy to stand for its layer.
struct PackState: Sendable, Hashable {
    /// Names the load.
    var incarnation: String
    /// The change number.
    var change: Int64
    /// Names the table and its triggers, so that a copy made before another program rebuilt the table is not used.
    var fingerprint: String

    /// The state as one text.
    var text: String { "\(incarnation)-\(change)-\(fingerprint)" }
}
