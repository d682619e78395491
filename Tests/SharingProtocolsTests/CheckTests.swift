import GeoCore
import ProtocolViews
import Testing

@testable import SharingProtocols

@Suite struct `Checking protocol documents` {
    @Test func `finds nothing in a complete one but the approval`() throws {
        let document = try Samples.document()
        #expect(document.check(against: Samples.surroundings).isEmpty)
        let paths = document.check(against: Samples.surroundings, forApproval: true).filter { $0.severity == .error }
            .map(\.path)
        #expect(paths == ["approval.name", "approval.document_no", "approval.date"])
        var approved = document
        approved.approval = Samples.approval
        #expect(approved.check(against: Samples.surroundings, forApproval: true).isEmpty)
    }

    /// What is broken, and where an error has to be.
    static let faults: [(String, @Sendable (inout ProtocolDocument) -> Void)] = [
        ("number", { $0.number = "" }),
        ("number", { $0.number = "2026/14\nX: y" }),
        ("number", { $0.number = " 2026/14" }),
        ("legal_basis.law", { $0.legalBasis.law = " " }),
        ("purpose.text", { $0.purpose.text = "" }),
        ("receiver.kind", { $0.receiver.kind = nil }),
        ("council_decision", { $0.fee.kind = .tariff }),
        ("council_decision", { $0.receiver.kind = .private }),
        ("layers", { $0.layers = [] }),
        ("layers[yok]", { $0.layers[0].layer = "yok" }),
        ("layers[parsel]", { $0.layers.append($0.layers[0]) }),
        ("layers[parsel].fields", { $0.layers[0].fields = [] }),
        ("layers[parsel].fields[yok]", { $0.layers[0].fields[0].name = "yok" }),
        ("layers[parsel].fields[ada]", { $0.layers[0].fields[0].mask = .year }),
        ("layers[parsel].fields[malik]", { $0.layers[0].fields[0].name = "malik" }),
        ("layers[parsel].masking_profile", { $0.layers[0].maskingProfile = "yok" }),
        ("layers[parsel].filter", { $0.layers[0].filter = "durum = " }),
        ("layers[parsel].filter", { $0.layers[0].filter = "gizli_alan = 1" }),
        ("layers[parsel].filter_crs", { $0.layers[0].filterCRS = .epsg(99_999) }),
        ("layers[parsel].area", { $0.layers[0].area.wkt = "POINT (1 2)" }),
        ("layers[parsel].area", { $0.layers[0].area.layer = "parsel" }),
        ("personal_data.ground", { $0.personalData.isIncluded = true }),
        ("delivery.channels", { $0.delivery.channels = [] }),
        ("delivery.formats", { $0.delivery.formats = ["dwg"] }),
        ("delivery.crs", { $0.delivery.crs = ["EPSG:99999"] }),
        ("delivery.crs", { $0.delivery.crs = ["türkiye"] }),
        ("term.end", { $0.term.end = CalendarDay(parsing: "2026-11-20") }),
        ("term.end", { $0.term.end = CalendarDay(parsing: "2026-10-01") }),
        ("term.start", { $0.term.start = nil }),
    ]

    @Test(arguments: faults.indices) func `finds each fault at its place`(index: Int) throws {
        var document = try Samples.document()
        let (path, damage) = Self.faults[index]
        damage(&document)
        let errors = document.check(against: Samples.surroundings).filter { $0.severity == .error }
        #expect(errors.contains { $0.path == path }, "\(path): \(errors)")
        #expect(errors.allSatisfy { !$0.text.turkish.isEmpty && $0.text.turkish != $0.text.english })
    }

    @Test(arguments: [
        ("malik", nil, nil, true), ("malik", "initials", nil, false), ("malik", "hidden", nil, false),
        ("malik", nil, "kvkk-5", false), ("saglik", nil, "kvkk-5", true), ("saglik", "hash", nil, true),
        ("saglik", "hidden", nil, false), ("saglik", nil, "kvkk-6", false),
    ])
    func `lets no personal data out without a ground or a mask`(
        field: String,
        mask: String?,
        ground: String?,
        isFault: Bool
    ) throws {
        var document = try Samples.document()
        document.layers[0].fields[0].name = field
        document.layers[0].fields[0].mask = mask.flatMap { .init(form: $0) }
        document.personalData.isIncluded = ground != nil
        document.personalData.ground = ground.flatMap { PersonalDataGround(rawValue: $0) }
        let errors = document.check(against: Samples.surroundings).filter { $0.severity == .error }
        #expect(errors.isEmpty != isFault, "\(errors)")
    }

    @Test func `takes masks from the profile where a field has none`() throws {
        var document = try Samples.document()
        document.layers[0].fields[0].name = "malik"
        document.layers[0].maskingProfile = "kvkk"
        var profile = ProtocolDocument.MaskingProfile()
        profile.name = "kvkk"
        var field = ProtocolDocument.Field()
        (field.name, field.mask) = ("malik", .hidden)
        profile.fields = [field]
        document.maskingProfiles = [profile]
        #expect(document.check(against: Samples.surroundings).isEmpty)
        let view = try #require(try document.views(schemas: ["parsel": Samples.parsel])["parsel"])
        #expect(view.fields.map(\.mask) == [.hidden, .stored, .rounded(step: 10)])
    }

    @Test(arguments: [("gizli", true), ("ozel", true), ("tasnif-disi", false), ("yanlış", true)])
    func `keeps to the grades of secrecy`(grade: String, isFault: Bool) throws {
        var surroundings = Samples.surroundings
        surroundings.layers["parsel"]?.secrecy = grade
        let errors = try Samples.document().check(against: surroundings).filter { $0.severity == .error }
        #expect(errors.map(\.path) == (isFault ? ["layers[parsel]"] : []))
    }
}
