internal import AccessControl
internal import FeatureQuery
internal import GeoCore
internal import HomeRegistry
internal import SharingProtocols
internal import UsageMetering

/// The services over what one principal, or everybody of one kind, may see.
///
/// Everything that services keep in memory belongs to one portal, so nothing can pass from one view to another.
final class Portal: Sendable {
    let catalogue: any Catalogue
    let routes: Routes
    /// What a partner agreed to; `nil` for staff and for anybody.
    let contract: Contract?
    /// Whether every shared layer is there; one that is not may be loaded at any time.
    let isComplete: Bool

    init(_ catalogue: any Catalogue, _ routes: Routes, _ contract: Contract? = nil, isComplete: Bool = true) {
        self.catalogue = catalogue
        self.isComplete = isComplete
        self.routes = routes
        self.contract = contract
    }
}

/// What a partner agreed to, as far as each request is held to it.
struct Contract: Sendable {
    let number: String
    let version: Int
    /// The protocol that is in force or not.
    let agreement: EffectiveProtocol
    let limits: UsageLimits
    let window: AccessWindow
    let ranges: [IPRange]
    /// The media types that may be asked for; `nil` for all.
    let formats: Set<String>?
    /// The CRSs that may be asked for; `nil` for all.
    let crs: [CRSIdentity]?
    /// The layers that may be fetched as a whole.
    let wholeLayers: Set<String>

    init(_ agreement: EffectiveProtocol) throws(PaftaError) {
        let document = agreement.document
        self.agreement = agreement
        number = agreement.entry.number
        version = agreement.entry.effectiveVersion
        limits = document.usageLimits
        window = document.accessWindow
        formats = document.allowedFormats
        crs = document.allowedCRSs
        var ranges: [IPRange] = []
        for text in window.ipRanges { ranges.append(try IPRange(text)) }
        self.ranges = ranges
        wholeLayers = document.deltaLayers
    }

    /// The protocol and its version, as records name it.
    var name: String { "\(number)@\(version)" }

    /// Checks whether a request may be answered at all.
    ///
    /// - Throws: `protocol.notIncluded`.
    func checkWindow(_ address: IPAddress, at seconds: Int64) throws(PaftaError) {
        guard ranges.isEmpty || ranges.contains(address: address) else { throw .foreignAddress }
        guard window.isOpen(at: seconds) else { throw .closedHours }
    }
}

extension PaftaError {
    fileprivate static var foreignAddress: PaftaError {
        PaftaError(
            .forbidden,
            .closedContract,
            LocalizedText(
                "The protocol does not allow access from this address.",
                tr: "Protokol bu adresten erişime izin vermiyor."
            ),
            remedy: LocalizedText(
                "The allowed addresses stand in the protocol; ask the municipality to change them.",
                tr: "İzin verilen adresler protokolde yazılıdır; değişiklik için belediyeye başvurun."
            )
        )
    }

    fileprivate static var closedHours: PaftaError {
        PaftaError(
            .forbidden,
            .closedContract,
            LocalizedText(
                "The protocol does not allow access at this hour.",
                tr: "Protokol bu saatte erişime izin vermiyor."
            ),
            remedy: LocalizedText(
                "The hours stand in the protocol, in Türkiye's time.",
                tr: "Erişim saatleri protokolde, Türkiye saatiyle yazılıdır."
            )
        )
    }

    /// A format or CRS that the protocol does not name.
    static func outsideContract(_ what: String) -> PaftaError {
        PaftaError(
            .forbidden,
            .closedContract,
            LocalizedText(
                "The protocol does not include \(what).",
                tr: "Protokol şunu kapsamıyor: \(what)."
            ),
            remedy: LocalizedText("See /protocol.", tr: "/protocol adresine bakın.")
        )
    }
}
