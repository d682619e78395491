internal import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// The words of a report in one language.
struct PageWords {
    let language: Language

    /// Numbers in the language.
    var numbers: DecimalText { DecimalText(language: language) }

    /// Picks the wording of the language.
    func callAsFunction(_ english: String, _ turkish: String) -> String { language == .turkish ? turkish : english }

    /// The wording of a text in the language.
    func callAsFunction(_ text: LocalizedText) -> String { text.text(in: language) }

    /// What a picture shows, for those who do not see it.
    func figureLabel(_ numbered: NumberedFault, isDetail: Bool) -> String {
        let key = numbered.fault.key.map { ForeignText($0, length: 60).text } ?? self("feature", "nesne")
        let detail = isDetail ? self(", the place enlarged", ", hatalı yer büyütülmüş") : ""
        return self("Picture of fault \(numbered.number): \(key)", "\(numbered.number) numaralı hatanın resmi: \(key)")
            + detail
    }

    /// What coordinates are called: first the one to the east, as Turkish surveyors write them.
    func axes(_ crs: CRSDescription?) -> (first: String, second: String) {
        if crs?.isGeographic == true { return (self("Longitude", "Boylam"), self("Latitude", "Enlem")) }
        return (self("Y (east)", "Y (sağa)"), self("X (north)", "X (yukarı)"))
    }

    /// A coordinate with its usual decimals: millimetres, or hundredths of a second and better.
    func coordinate(_ number: Double, _ crs: CRSDescription?) -> String {
        numbers.text(number, decimals: crs?.isGeographic == true ? 8 : 3)
    }

    /// How long something took.
    func duration(_ seconds: Int) -> String {
        let (minutes, rest) = (seconds / 60, seconds % 60)
        let short = self("\(rest) s", "\(rest) sn")
        return minutes == 0 ? short : self("\(minutes) min ", "\(minutes) dk ") + short
    }

    /// The name of a CRS with its code.
    func name(of crs: CRSDescription) -> String { "\(crs.name) (\(crs.identity))" }

    /// What became of a layer.
    func outcome(_ outcome: Outcome) -> String {
        switch outcome {
        case .checked: self("checked only", "yalnız denetlendi")
        case .loaded: self("loaded", "yüklendi")
        case .refused: self("not loaded", "yüklenmedi")
        case .unchanged: self("unchanged", "değişmemiş")
        }
    }
}
