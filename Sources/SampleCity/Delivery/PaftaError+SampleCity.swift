public import GeoCore

extension PaftaError.Code {
    /// The sample city cannot have this many parcels.
    public static let sampleTownSize = Self("sample.size")
    /// A file of the sample city is already there.
    public static let sampleTownExists = Self("sample.exists")
    /// A file or folder of the sample city cannot be written.
    public static let sampleTownNotWritten = Self("sample.unwritable")
}

extension PaftaError {
    static func sampleTownSize(_ parcels: Int, limit: Int) -> PaftaError {
        PaftaError(
            .invalidInput,
            .sampleTownSize,
            LocalizedText(
                "The sample city cannot have \(parcels) parcels.",
                tr: "Örnek kent \(parcels) parselle üretilemez."
            ),
            remedy: LocalizedText(
                "Ask for a number between 1 and \(limit).",
                tr: "1 ile \(limit) arasında bir sayı verin."
            )
        )
    }

    static func sampleTownExists(_ file: String) -> PaftaError {
        PaftaError(
            .conflict,
            .sampleTownExists,
            LocalizedText(
                "The folder already holds '\(file)', which would be overwritten.",
                tr: "Klasörde '\(file)' zaten var; üzerine yazılacaktı."
            ),
            remedy: LocalizedText(
                "Name an empty folder, or remove the old sample city first.",
                tr: "Boş bir klasör verin ya da önce eski örnek kenti silin."
            )
        )
    }

    static func sampleTownNotWritten(_ file: String, cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            .sampleTownNotWritten,
            LocalizedText(
                "'\(file)' cannot be written.",
                tr: "'\(file)' yazılamıyor."
            ),
            remedy: LocalizedText(
                "Check the free space of the disk and that you may write in the folder.",
                tr: "Diskteki boş alanı ve klasöre yazma izniniz olduğunu denetleyin."
            ),
            cause: cause
        )
    }
}
