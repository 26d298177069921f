using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Wordings;

public sealed class DeclaredTests
{
    private static readonly string[] Forbidden = ["prescri", "referral"];

    /// <summary>Pages of the module that a family is given.</summary>
    private static readonly string[] FamilyPages = ["src/Contact/Letters/PrintLetter.cshtml"];

    /// <summary>Scenario 36 of acceptance.md.</summary>
    [Fact]
    public void Given_the_word_list_set_to_Community_connections_Then_no_family_facing_page_or_message_contains_prescri_or_referral()
    {
        var texts = Declared.All.Values.SelectMany(t => t.Variants).SelectMany(v => new[] { v.Subject, v.Body, v.EasyRead }).Select(t => Template.Fill(t, Template.Samples))
            .Concat(FamilyPages.Select(p => File.ReadAllText(Path.Combine(Repository.Root, p)))).ToList();
        Assert.True(texts.Count > 40);
        Assert.Contains(texts, t => t.Contains("Community connections", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.All(Forbidden, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Every_wording_keeps_every_rule_and_easy_read_is_easier()
    {
        Assert.All(Declared.All.Values, template => Assert.All(template.Variants, variant =>
        {
            Assert.Empty(PlainWords.Against(template, variant.Subject, variant.Body, Forbidden, 8));
            Assert.Empty(PlainWords.Against(template, variant.Subject, variant.EasyRead, Forbidden, 5));
            Assert.InRange(variant.Body.Length, 20, PlainWords.LongestBody);
            Assert.InRange(variant.Subject.Length, 5, PlainWords.LongestSubject);
        }));
        Assert.All(Declared.All.Values.SelectMany(t => t.Places), place => Assert.True(Template.Samples.ContainsKey(place)));
    }

    [Fact]
    public void The_first_offer_has_three_wordings_and_each_says_why_and_how_to_say_no()
    {
        var offer = Declared.All["first-offer"];
        Assert.Equal((3, MessageKind.Outreach), (offer.Variants.Count, offer.Kind));
        Assert.All(offer.Variants, v => Assert.All(new[] { v.Body, v.EasyRead }, text =>
        {
            Assert.Contains("{why}", text, StringComparison.Ordinal);
            Assert.Contains($"{{{Template.SayNo}}}", text, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void A_text_that_breaks_a_rule_is_told_which()
    {
        var offer = Declared.All["first-offer"];
        Assert.Equal(["Body"], PlainWords.Against(offer, "Hello", "Come to us. {say no}.", Forbidden, 8).Select(r => r.Input));
        Assert.Equal(["Subject", "Subject"], PlainWords.Against(offer, "A referral for {first name}", "Because {why}.", Forbidden, 8).Select(r => r.Input));
        Assert.Equal(["Body"], PlainWords.Against(offer, "Hello", "Because {why}. Ring 01632 960 001.", Forbidden, 8).Select(r => r.Input));
        Assert.Equal(["Body"], PlainWords.Against(offer, "Hello", "Because {why}. {nothing}", Forbidden, 8).Select(r => r.Input));
        Assert.Contains("too hard", Assert.Single(PlainWords.Against(offer, "Hello", "Notwithstanding considerable organisational complexity, multidisciplinary collaboration necessitates comprehensive communication because {why}.", Forbidden, 8)).Text, StringComparison.Ordinal);
    }
}
