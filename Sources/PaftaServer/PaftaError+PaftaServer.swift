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
    /// The protocol does not include what is asked for.
    public static let closedContract = Self("protocol.notIncluded")
    /// A form was not sent by a page of this server.
    public static let foreignForm = Self("form.foreign")
    /// Too many people sign in at once.
    public static let busySignIn = Self("signIn.busy")
    /// The certificate or the key of the server cannot be used.
    public static let invalidTLS = Self("tls.invalid")
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
