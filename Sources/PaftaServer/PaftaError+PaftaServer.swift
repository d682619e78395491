public import GeoCore

extension PaftaError.Code {
    /// The request cannot be read.
    public static let malformedRequest = Self("request.malformed")
    /// The body of the request is too large.
    public static let tooLargeRequest = Self("request.tooLarge")
    /// Nothing is served at this address.
    public static let unknownPath = Self("path.unknown")
    /// The server cannot listen at this address.
    public static let addressInUse = Self("server.addressInUse")
    /// A file of the viewer is missing.
    public static let missingAsset = Self("viewer.missing")
}

extension PaftaError {
    static func compression(_ cause: String) -> PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText("The answer could not be compressed.", tr: "Yanıt sıkıştırılamadı."),
            cause: cause
        )
    }
}
