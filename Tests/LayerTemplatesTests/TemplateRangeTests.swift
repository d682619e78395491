import LayerTemplates
import Testing

@Suite struct `Ranges of template fields` {
    @Test(arguments: [(0.0, false), (0.4, true), (1.0, true), (1.01, false), (.nan, false)])
    func `hold the numbers between their ends`(number: Double, isAllowed: Bool) {
        let groundCoverage = TemplateRange(minimum: 0, maximum: 1, excludesMinimum: true)
        #expect(groundCoverage.contains(number) == isAllowed)
    }
}
