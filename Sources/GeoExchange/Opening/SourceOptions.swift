/// What a person knows of a delivery that its file does not say.
public struct SourceOptions: Sendable, Hashable {
    /// The text encoding, such as `CP1254`; `nil` for what the file says.
    public var encoding: String?

    /// Creates options.
    public init(encoding: String? = nil) { self.encoding = encoding }
}
