public import GeoCore

extension PaftaError.Code {
    /// A geometry cannot be worked with, as its rings cross or its coordinates are not numbers.
    public static let invalidGeometry = Self("geometry.invalid")
}

extension PaftaError {
    static func nonFiniteGeometry(line: Int = #line) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidGeometry,
            LocalizedText(
                "A geometry has coordinates that are not numbers.",
                tr: "Bir geometrinin sayı olmayan koordinatları var."
            ),
            remedy: repairing,
            line: line
        )
    }

    /// The error for a GEOS call that fails; GEOS fails on what the geometry is, not on what the caller did.
    static func geosFailed(_ call: String, cause: String?, line: Int = #line) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidGeometry,
            LocalizedText(
                "A geometry is too badly damaged to be worked with.",
                tr: "Bir geometri, üzerinde işlem yapılamayacak kadar hatalı."
            ),
            remedy: repairing,
            cause: "\(call): \(cause ?? "no reason given")",
            line: line
        )
    }

    /// The error for a GEOS that does not even start.
    static func geosUnavailable(line: Int = #line) -> PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText(
                "The GEOS library did not start.",
                tr: "GEOS kitaplığı başlatılamadı."
            ),
            cause: "GEOS_init_r",
            line: line
        )
    }

    private static let repairing = LocalizedText(
        "Correct the geometry in its source and deliver it again.",
        tr: "Geometriyi kaynağında düzeltip yeniden teslim edin."
    )
}
