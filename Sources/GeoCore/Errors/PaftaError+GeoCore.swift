extension PaftaError.Code {
    /// A geometry's bytes do not follow the encoding.
    public static let malformedGeometry = Self("geometry.malformed")
    /// A geometry is of a kind that is not supported, such as a curve that was not linearised.
    public static let unsupportedGeometry = Self("geometry.unsupported")
    /// A CRS is named in a form that cannot be read.
    public static let malformedCRS = Self("crs.malformed")
    /// The CRS is not known.
    public static let unknownCRS = Self("crs.unknown")
    /// A text is not a language tag.
    public static let invalidLanguage = Self("language.invalid")
    /// The work was cancelled, by the user or because the client left.
    public static let cancelled = Self("operation.cancelled")
    /// A fault of Pafta itself.
    public static let fault = Self("internal.fault")
}
