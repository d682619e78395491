public import GeoCore
public import GeoReferencing

/// Writes what was found in a delivery as files for people and programs.
///
/// `Docs/Reports.md` describes the files.
public struct ReportWriter: Sendable {
    /// The page that people read.
    public static let pageName = "rapor.html"
    /// The document for programs.
    public static let documentName = "rapor.json"
    /// The table of all faults for Excel.
    public static let tableName = "hatalar.csv"
    /// The fault points for QGIS.
    public static let pointsName = "hatalar.geojson"

    private let language: Language
    private let references: CoordinateReferenceSystems
    private let offsetMinutes: Int

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - language: The language of the files.
    ///   - references: Brings fault points to longitude and latitude.
    ///   - offsetMinutes: The local time of the page in minutes east of UTC; Turkey is 180 all year.
    public init(language: Language, references: CoordinateReferenceSystems, offsetMinutes: Int = 180) {
        self.language = language
        self.references = references
        self.offsetMinutes = offsetMinutes
    }

    /// Writes the four files into a folder; a former file is replaced once the new one is complete.
    ///
    /// - Parameters:
    ///   - findings: What to tell.
    ///   - folder: The folder, which must exist.
    /// - Throws: `report.unwritable`.
    public func write(_ findings: LoadFindings, to folder: String) throws(PaftaError) {
        let words = PageWords(language: language)
        let moments = MomentText(offsetMinutes: offsetMinutes)
        try write(Self.documentName, in: folder) { file throws(PaftaError) in
            try ReportDocument(findings: findings, words: words).write(to: file)
        }
        try write(Self.tableName, in: folder) { file throws(PaftaError) in
            try FaultSheet(findings: findings, words: words).write(to: file)
        }
        try write(Self.pointsName, in: folder) { file throws(PaftaError) in
            try FaultPoints(findings: findings, language: language, references: references).write(to: file)
        }
        // Last, because it points at the others.
        try write(Self.pageName, in: folder) { file throws(PaftaError) in
            try ReportPage(findings: findings, words: words, moments: moments).write(to: file)
        }
    }

    private func write(
        _ name: String,
        in folder: String,
        _ body: (ReportFile) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        let file = try ReportFile(name, in: folder)
        try body(file)
        try file.finish()
    }
}
