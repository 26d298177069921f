using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class NamingTests
{
    private static readonly HashSet<string> Places = ["sale", "altrincham"];

    private static readonly string[] Around = ["can anybody help {0} with a blue badge", "{0} needs a cot by friday. Who knows where?", "What is there for a mother like {0}?", "we tried twice ({0}) and nobody came"];

    private static string Said(string frame, string word) => string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, word);

    private static Naming.Found Look(string text, NamingOf of = NamingOf.Question) => Naming.Look(text, of, Places, new(2026, 3, 2));

    [Fact]
    public void Whatever_stands_around_it_a_number_or_an_address_of_a_family_never_passes()
    {
        var digits = Gen.Elements("0123456789".ToCharArray());
        var phones = from rest in digits.ArrayOf(9) from gap in Gen.Elements("", " ", "-", ".") select $"07{new string(rest[..3])}{gap}{new string(rest[3..])}";
        var numbers = from first in Gen.Elements("123456789".ToCharArray())
                      from rest in digits.ArrayOf(9)
                      from gap in Gen.Elements("", " ", "-")
                      select $"{first}{new string(rest[..2])}{gap}{new string(rest[2..5])}{gap}{new string(rest[5..])}";
        var postcodes = from area in Gen.Elements("M", "WA", "zh", "b")
                        from first in Gen.Choose(1, 99)
                        from gap in Gen.Elements("", " ")
                        from second in Gen.Choose(0, 9)
                        from end in Gen.Elements("ND", "ab", "xy")
                        select $"{area}{first}{gap}{second}{end}";
        var mails = from name in Gen.Elements("amara", "a.okafor", "x_1+2") from host in Gen.Elements("gmail.com", "mail.example", "hotmail.co.uk") select $"{name}@{host}";
        var all = Gen.OneOf(phones, numbers, postcodes, mails);
        foreach (var of in Enum.GetValues<NamingOf>())
            Prop.ForAll((from secret in all from around in Gen.Elements(Around) select string.Format(System.Globalization.CultureInfo.InvariantCulture, around, secret)).ToArbitrary(),
                text => Look(text, of).Sure.Count > 0).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_stands_around_it_a_first_name_is_seen_in_any_case_and_an_unknown_name_by_its_capital()
    {
        var known = from name in Gen.Elements("Sarah", "Mohammed", "Priya", "Chloe", "Piotr", "Zoë") from text in Gen.Elements(name, name.ToLowerInvariant(), name.ToUpperInvariant(), $"{name}’s") select text;
        Prop.ForAll((from name in known from around in Gen.Elements(Around) select string.Format(System.Globalization.CultureInfo.InvariantCulture, around, name)).ToArbitrary(),
            text => Look(text).Maybe.Count + Look(text).Sure.Count > 0).QuickCheckThrowOnFailure();
        Assert.Equal(["Okonkwo-Bell"], Look("what would help the boy Okonkwo-Bell at home").Maybe);
        Assert.Equal(["خديجة"], Look("what would help خديجة at home").Maybe);
    }

    [Theory]
    [InlineData("We work with Mrs O’Brien, who knows?")]
    [InlineData("A girl called Ife has no nursery place")]
    [InlineData("What may the Okafor family ask for?")]
    [InlineData("A child (dob 3.4.2021) has no place")]
    [InlineData("Born 3 April 2021, which school year?")]
    [InlineData("Who visits 12 Larch Road in winter?")]
    [InlineData("What is there for mrs okafor at home?")]
    [InlineData("Is there a place for Miss Larkin?")]
    [InlineData("Her first name is Ife, which group?")]
    [InlineData("A child of 3 April 2021, which school year?")]
    [InlineData("It has been so since 3/4/21, who knows?")]
    [InlineData("Her EDD is 14/8/2026, what now?")]
    [InlineData("For the O’Brien children, who knows?")]
    public void What_says_plainly_who_it_is_must_go(string text) => Assert.NotEmpty(Look(text).Sure);

    [Theory]
    [InlineData("Can a family in Sale get Universal Credit and PIP from Monday? I need it for a mum with SEND children.")]
    [InlineData("Which services speak Tigrinya? NHS England has none.")]
    [InlineData("She will be 17 in May: what may she ask for, 3 weeks before her EDD?")]
    [InlineData("A baby born 2 weeks early: 3 days in close contact, 2 miles by road, what now?")]
    [InlineData("Grace periods: how long? Rent is 650 a month, 2 children under 5")]
    [InlineData("Is free childcare the same in the school year 2026/2027, or 2026-2027?")]
    [InlineData("Who is open on Sundays, 9.30-12.30 or 10.00 - 16.00?")]
    [InlineData("Does the fund take forms until 31/3/2026, or 01/04/2026 - 31/03/2027?")]
    [InlineData("What if parents miss Universal Credit appointments, and miss PIP ones?")]
    [InlineData("Miss NHS appointments and what happens?")]
    [InlineData("What does the Sale family hub or the Trafford family help team offer?")]
    [InlineData("There is a scheme called Healthy Start: who may have it?")]
    [InlineData("A mum called CAMHS and waits. What could a dad called Home-Start for ask?")]
    [InlineData("Where may the Polish children learn to swim? Who runs the Muslim baby group?")]
    [InlineData("A baby born 2-3 weeks early, and one born 2 decades ago: who counts?")]
    [InlineData("Does a Health Visitor or a Midwife sign Free School Meals and the Blue Badge?")]
    [InlineData("Who gives a Discretionary Housing Payment or a Budgeting Loan in Year 2?")]
    public void Ordinary_questions_pass_without_a_doubt(string text)
    {
        var found = Look(text);
        Assert.Empty(found.Sure);
        Assert.Empty(found.Maybe);
    }

    [Fact]
    public void A_word_that_is_a_name_too_passes_in_lower_case_and_is_asked_about_with_a_capital()
    {
        string[] frames = ["is there somewhere with a {0} for families", "who can say what {0} means for a mother of two", "we need {0} by tomorrow, any idea"];
        var cases = (from word in Gen.Elements(NamingWords.Everyday.ToArray()) from frame in Gen.Elements(frames) select (word, frame)).ToArbitrary();
        Prop.ForAll(cases, c => Look(Said(c.frame, c.word)) is { Sure.Count: 0, Maybe.Count: 0 }).QuickCheckThrowOnFailure();
        Prop.ForAll(cases, c => Look(Said(c.frame, char.ToUpperInvariant(c.word[0]) + c.word[1..])) is { Sure.Count: 0, Maybe.Count: 1 }).QuickCheckThrowOnFailure();
        Assert.DoesNotContain(NamingWords.Everyday, w => NamingWords.Ordinary.Contains(w) || NamingWords.FirstNames.Contains(w));
    }

    [Fact]
    public void Whatever_is_asked_of_services_days_and_sums_passes_or_is_asked_about_and_is_never_refused()
    {
        var who = Gen.Elements("a mum", "a dad of twins", "parents", "a family in Sale", "someone who is 17", "a grandmother", "a woman of 34 weeks", "two brothers under 5");
        var what = Gen.Elements("get Universal Credit", "miss Healthy Start", "call Citizens Advice", "ask Mind for a place", "go to the Hope Centre", "see the Trafford family help team", "have a Blue Badge", "use the food bank at St Mark’s", "join Stay and Play");
        var when = Gen.Elements("on Monday", "before 31/12/2026", "in May 2026", "from 9.30-12.30", "at 10am", "within 28 days", "in the school year 2026/27", "after 12 weeks", "for £1,250 a month");
        var all = from a in who from b in what from c in when select $"Can {a} {b} {c}, and who knows more?";
        Prop.ForAll(all.ToArbitrary(), text => Look(text).Sure.Count == 0).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_is_typed_is_looked_at_without_an_error()
    {
        var signs = Gen.Elements("٣/٤/٢٠٢١", "31/13/2020", "00.00.00", "\ud800", "’", "Mr", "Miss ", "born ", "2026-", "/", "the ", " family", "é", "خ", "@", "07", "9.30-", "\n", "EDD ", "called ", "A").ArrayOf(12);
        Prop.ForAll(signs.ToArbitrary(), parts => Look(string.Concat(parts)) is not null).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_answer_may_hold_the_number_of_a_service_and_not_a_mobile()
    {
        foreach (var fine in (string[])["Ring 0161 496 0000 before noon", "Write to housing@council.gov.uk.", "0800 123 4567 is free", "It closes on 31/3/2027", "Childline is 0800 1111"])
            Assert.Empty(Look(fine, NamingOf.Answer).Sure);
        foreach (var fine in (string[])["Ring 0161 496 0000 before noon", "Write to housing@council.gov.uk."]) Assert.NotEmpty(Look(fine).Sure);
        Assert.NotEmpty(Look("Ring her on +44 7700 900123", NamingOf.Answer).Sure);
        Assert.NotEmpty(Look("Write to amara@gmail.com", NamingOf.Answer).Sure);
    }
}
