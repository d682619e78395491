internal import GeoCore

/// A data-sharing protocol as both sides signed it: who gives what to whom, on which ground, and on what terms.
///
/// The keys of TOML and JSON are English; the template that ``template(number:)`` writes explains each in Turkish.
///
/// | Protokoldeki başlık | key |
/// |---|---|
/// | protokol no, sürüm, konu | `number`, `version`, `title` |
/// | taraflar (veren, alan) | `giver`, `receiver` |
/// | dayanak | `legal_basis` |
/// | amaç | `purpose` |
/// | meclis / encümen kararı | `council_decision` |
/// | ücret | `fee` |
/// | maskeleme profilleri | `masking_profiles` |
/// | katmanlar | `layers` |
/// | kişisel veri | `personal_data` |
/// | teslim | `delivery` |
/// | sınırlar, saatler, IP aralıkları | `limits` |
/// | süre | `term` |
/// | gizlilik | `secrecy` |
/// | güvenlik | `security` |
/// | karşı yükümlülük | `obligations` |
/// | denetim | `audit` |
/// | fesih | `termination` |
/// | yetkili onayı | `approval` |
/// | ekler | `annexes` |
///
/// Its state is no part of it: that is what was decided about the document, and lies in the registry.
public struct ProtocolDocument: Sendable, Hashable {
    /// The number, such as `2026/14`.
    public var number = ""
    /// The version, which the registry counts from 1; `nil` before it was saved.
    public var version: Int?
    /// What it is about, in a few words.
    public var title = ""
    /// Who gives.
    public var giver = Party()
    /// Who receives.
    public var receiver = Party()
    /// The law it rests on.
    public var legalBasis = LegalBasis()
    /// What the data are for.
    public var purpose = Purpose()
    /// The decision of the council or its committee.
    public var councilDecision = CouncilDecision()
    /// What it costs.
    public var fee = Fee()
    /// Masks that several layers use.
    public var maskingProfiles: [MaskingProfile] = []
    /// What is shared.
    public var layers: [SharedLayer] = []
    /// On which ground personal data are shared, if any.
    public var personalData = PersonalData()
    /// How it is delivered.
    public var delivery = Delivery()
    /// How much may be used, from where and when.
    public var limits = Limits()
    /// From when until when.
    public var term = Term()
    /// What has to be kept secret.
    public var secrecy = Secrecy()
    /// What protects the connection.
    public var security = Security()
    /// What the receiver gives in turn.
    public var obligations: [Obligation] = []
    /// What may be looked into afterwards.
    public var audit = Audit()
    /// How it comes to an end before its time.
    public var termination = Termination()
    /// Who approved it; filled in by the approval.
    public var approval = Approval()
    /// The papers that belong to it.
    public var annexes: [Annex] = []

    /// Creates a document that says nothing.
    public init() {}

    /// Whether the number can stand in logs, headers and file names that people read.
    var hasUsableNumber: Bool {
        let scalars = number.unicodeScalars
        return (1...80).contains(scalars.count) && scalars.first != " " && scalars.last != " "
            && scalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/-._ ".unicodeScalars.contains($0)
            }
    }
}

extension ProtocolDocument: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("number", &number)
        try visitor.count("version", &version)
        try visitor.text("title", &title)
        try visitor.table("giver", &giver)
        try visitor.table("receiver", &receiver)
        try visitor.table("legal_basis", &legalBasis)
        try visitor.table("purpose", &purpose)
        try visitor.table("council_decision", &councilDecision)
        try visitor.table("fee", &fee)
        try visitor.tables("masking_profiles", &maskingProfiles, short: nil)
        try visitor.tables("layers", &layers, short: nil)
        try visitor.table("personal_data", &personalData)
        try visitor.table("delivery", &delivery)
        try visitor.table("limits", &limits)
        try visitor.table("term", &term)
        try visitor.table("secrecy", &secrecy)
        try visitor.table("security", &security)
        try visitor.tables("obligations", &obligations, short: "text")
        try visitor.table("audit", &audit)
        try visitor.table("termination", &termination)
        try visitor.table("approval", &approval)
        try visitor.tables("annexes", &annexes, short: nil)
    }
}
