import FeatureQuery

/// What the ministry's schema of plans (PlanGML, GML 2.1.2, namespace `www.csb.gov.tr`) says that a reader of the file
/// alone would have to guess.
enum PlanSchema {
    /// The layers that the classes of a plan become.
    enum Layer: String, CaseIterable {
        case functions = "imar_fonksiyon"
        case lines = "plan_cizgi"
        case plans = "plan"
        case limits = "plan_sinirlari"
        case points = "plan_nokta"
        case tables = "plan_notu"
    }

    private static let planLimits: Set = ["PlanSiniri", "PlanDegisiklikSiniri"]

    /// Limits and restrictions that lie over the areas of functions.
    private static let limits: Set = [
        "IlSiniri", "IlceSiniri", "BelediyeSiniri", "MahalleSiniri", "KoySiniri", "YapiYaklasmaSiniri", "SitAlanlari",
        "TescilliAlan", "AfetTehlikeliAlanlar", "OnlemliAlan", "KorumaKusaklari", "AskeriYasakBolge",
    ]

    /// Returns the layer of a class whose geometries have `dimension`; `nil` if that is not known.
    static func layer(of name: String, hasGeometry: Bool, dimension: Int?) -> Layer {
        guard hasGeometry else { return .tables }
        if planLimits.contains(name) { return .plans }
        if limits.contains(name) { return .limits }
        switch dimension {
        case 0: return .points
        case 1: return .lines
        default: return .functions
        }
    }

    private static let reals: Set = [
        "EmsalKaks", "Taks", "YapiYuksekligi", "OnBahceMesafesi", "YanBahceMesafesi", "ArkaBahceMesafesi",
        "YolGenisligi", "Genislik", "Mesafe", "Gerilim", "MinimumIfraz",
    ]

    private static let integers: Set = ["KatAdedi"]

    private static let dates: Set = ["OnamaTarihi"]

    /// Returns the declared type of an attribute.
    static func type(of name: String) -> PropertyType {
        if reals.contains(name) { return .real }
        if integers.contains(name) { return .integer }
        return dates.contains(name) ? .date : .text
    }

    /// Whether an attribute says what kind of its class a feature is, as `KonutTip` does; all of them become `tip`.
    ///
    /// `EmsalKaksTip` and the like say what a number means: 0 with `Serbest` is "free" and not zero, so they stay.
    static func isKind(_ name: String) -> Bool {
        let qualities: Set = ["EmsalKaksTip", "TaksTip", "YapiYuksekligiTip", "MulkiyetTip", "DegismeSebepTip"]
        return name.hasSuffix("Tip") && !qualities.contains(name)
    }

    /// The number of the plan (PİN) is declared as a floating-point number; people know it as digits.
    static func digits(ofPlanNumber text: String) -> String {
        guard let number = Double(text), number.isFinite, number == number.rounded(), abs(number) < 9e15 else {
            return text
        }
        return String(Int64(number))
    }
}
