/// What a person knows of a delivery that its file does not say.
public struct SourceOptions: Sendable, Hashable {
    /// The text encoding, such as `CP1254`; `nil` for what the file says.
    public var encoding: String?
    /// The data set of a folder or archive to open, by its name, with or without its folder and ending; `nil` for all.
    public var member: String?
    /// How a drawing becomes layers; `nil` to take its entities as they are.
    public var drawing: DrawingOptions?
    /// What is refused because of its size.
    public var limits: SourceLimits

    /// Creates options.
    public init(
        encoding: String? = nil,
        member: String? = nil,
        drawing: DrawingOptions? = nil,
        limits: SourceLimits = .standard
    ) {
        self.encoding = encoding
        self.member = member
        self.drawing = drawing
        self.limits = limits
    }
}
