import FeatureQuery
import Testing

@Suite struct `Filter values` {
    @Test func `moments sort as their texts do and know their day`() {
        let moments = ["2026-11-21T10:53:16.001Z", "2026-11-21T10:53:16.000Z", "1999-12-31T23:59:59.999Z"]
            .map(TemporalFilter.Instant.init(text:))
        #expect(moments.sorted().map(\.text) == moments.reversed().map(\.text))
        #expect(moments[2].day == "1999-12-31")
    }

    @Test func `an identifier reads as it stands in a URL`() {
        #expect(FeatureIdentifier.integer(-5).description == "-5")
        #expect(FeatureIdentifier.text("a/ğ").description == "a/ğ")
        #expect(FeatureIdentifier.integer(5) != .text("5"))
    }

    @Test func `values of different types are different`() {
        #expect(PropertyValue.integer(1) != .real(1) && PropertyValue.boolean(true) != .integer(1))
        #expect(PropertyFilter(property: "ada", value: .text("1")) == .init(property: "ada", value: .text("1")))
    }
}
