import LayerValidation
import Testing

@Suite struct `Rule identifiers` {
    @Test(arguments: [("V-12", 12), ("v-03", 3), ("V7", 7), ("34", 34)])
    func `are read in the spellings people use`(text: String, number: Int) {
        #expect(RuleIdentifier(text)?.number == number)
    }

    @Test(arguments: ["", "V", "V-", "W-12", "V-100", "V-12a", "-3"])
    func `that are none are refused`(text: String) {
        #expect(RuleIdentifier(text) == nil)
    }

    @Test func `print with two digits`() {
        #expect(RuleIdentifier(3).description == "V-03")
    }
}
