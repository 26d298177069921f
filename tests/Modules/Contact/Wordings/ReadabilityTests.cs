using Neighbourhood.Contact.Wordings;
using Xunit;

namespace Neighbourhood.Modules.Contact.Wordings;

/// <summary>Against the examples that are published with the formulas.</summary>
public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("The cat sat on the mat.", 116.1)]
    [InlineData("This sentence, taken as a reading passage unto itself, is being used to prove a point.", 69.0)]
    [InlineData("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 37.5)]
    public void The_ease_of_published_examples_is_met(string text, double ease) => Assert.Equal(ease, Readability.Ease(text), 0.1);

    [Theory]
    [InlineData("The cat sat on the mat.", -1.4)]
    [InlineData("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 11.3)]
    public void The_grade_of_published_examples_is_met(string text, double grade) => Assert.Equal(grade, Readability.Grade(text), 0.1);

    [Theory]
    [InlineData("used", 1)]
    [InlineData("wanted", 2)]
    [InlineData("table", 2)]
    [InlineData("boxes", 2)]
    [InlineData("being", 2)]
    [InlineData("hope", 1)]
    [InlineData("hub", 1)]
    [InlineData("community", 4)]
    [InlineData("families", 3)]
    [InlineData("10am", 1)]
    public void Syllables_are_counted_as_they_are_heard(string word, int count) => Assert.Equal(count, Readability.Syllables(word));

    [Fact]
    public void Nothing_to_read_is_easy()
    {
        Assert.Equal(0, Readability.Grade(""));
        Assert.Equal(0, Readability.Grade("... !"));
    }
}
