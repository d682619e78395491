public import GeoCore
internal import Glibc

extension PaftaError.Code {
    /// A file of a report cannot be written.
    public static let unwritableReport = Self("report.unwritable")
}

extension PaftaError {
    static func unwritableReport(_ name: String, _ number: Int32) -> PaftaError {
        PaftaError(
            .unavailable,
            .unwritableReport,
            LocalizedText("The report '\(name)' cannot be written.", tr: "'\(name)' raporu yazılamıyor."),
            remedy: LocalizedText(
                "Check that the folder for reports exists, may be written to, and that there is free space.",
                tr: "Rapor klasörünün var olduğunu, yazma iznini ve boş alanı denetleyin."
            ),
            cause: unsafe String(cString: strerror(number))
        )
    }
}
