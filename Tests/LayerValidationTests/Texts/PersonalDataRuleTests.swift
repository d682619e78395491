import FeatureQuery
import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `The rule on personal data` {
    /// 10000000146 is the number that public documentation uses as an example; its check digits are right.
    private static let example = "10000000146"

    private func faults(
        _ name: String,
        _ texts: [String],
        inTemplate: Bool = false,
        _ change: (inout Delivery) -> Void = { _ in }
    ) throws -> [Fault] {
        var delivery = try Delivery([.text(name)], geometry: nil)
        if !inTemplate { delivery.context.template = nil }
        for text in texts { delivery.add(texts: text) }
        change(&delivery)
        return try delivery.faults(of: PersonalDataRule())
    }

    @Test(arguments: [
        "malik", "MALIK_ADI", "Malik Adı", "sahibi", "TC", "tc_no", "TCKN", "T.C. Kimlik No", "telefon", "GSM",
        "e-posta",
        "EPOSTA", "baba_adi", "BABA ADI",
    ])
    func `finds fields by their names`(name: String) throws {
        let found = try faults(name, ["x"])
        #expect(found.map(\.severity) == [.error])
        #expect(found.first?.message.turkish.contains(name) == true)
    }

    @Test(arguments: ["tip", "mahalle", "teknik", "otel", "babaeski", "ticaret", "etc", "telekom", "kimya"])
    func `leaves other names alone`(name: String) throws {
        #expect(try faults(name, ["x"]).isEmpty)
    }

    @Test func `leaves fields alone that a template or the operator knows`() throws {
        #expect(try faults("telefon", ["x"], inTemplate: true).isEmpty)
        let declared = try faults("malik", [Self.example]) { $0.context.source.declaredPersonalFields = ["malik"] }
        #expect(declared.isEmpty)
    }

    @Test(arguments: ["10000000146", "kiracı 10000000146, 2. kat", "TC:10000000146"])
    func `finds identity numbers in texts and never shows them`(text: String) throws {
        let found = try faults("aciklama", ["bahçe", text])
        #expect(found.map(\.row) == [2])
        #expect(found.first?.message.turkish.contains("100******46") == true)
        #expect(found.allSatisfy { !$0.message.english.contains(Self.example) })
    }

    @Test(arguments: ["10000000147", "00000000146", "110000000146", "1000000014", "100000001466", "10000 000146"])
    func `leaves other numbers alone`(text: String) throws {
        #expect(try faults("aciklama", [text]).isEmpty)
    }

    @Test func `digits of two features are not taken for one number`() throws {
        #expect(try faults("aciklama", ["10000", "000146"]).isEmpty)
    }

    @Test func `only warns where as many pass as chance makes`() throws {
        let numbers = (0..<300).map { String(20_000_000_000 + $0 * 7_919) } + [Self.example]
        let found = try faults("tkgm_id", numbers)
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.row == nil)
    }

    @Test func `finds identity numbers in columns of numbers`() throws {
        let field = TemplateField(name: "no", title: LocalizedText(verbatim: "no"), type: .integer)
        var delivery = try Delivery([field], geometry: nil)
        delivery.add([.integer(10_000_000_146)])
        delivery.add([.integer(-10_000_000_146)])
        #expect(try delivery.faults(of: PersonalDataRule()).map(\.row) == [1])
    }
}
