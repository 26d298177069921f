using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class WordingsTests
{
    [Theory]
    [InlineData("ring me on 07700 900123", HeldCode.Number)]
    [InlineData("0 7 7 0 0 9 0 0 1 2 3", HeldCode.Number)]
    [InlineData("٠٧٧٠٠٩٠٠١٢٣", HeldCode.Number)]
    [InlineData("it is oh seven seven double oh nine", HeldCode.Number)]
    [InlineData("oh seven seven hundred, nine hundred, one two three", HeldCode.Number)]
    [InlineData("07700 then 900 then 123", HeldCode.Number)]
    [InlineData("0.7.7.0.0.9.0.0.1.2.3", HeldCode.Number)]
    [InlineData("zero 7 double seven 0900 and one23", HeldCode.Number)]
    [InlineData("+44 (0)7700 900-123", HeldCode.Number)]
    [InlineData("see www.example.org/me", HeldCode.Link)]
    [InlineData("https://example.org", HeldCode.Link)]
    [InlineData("look at myblog.co.uk", HeldCode.Link)]
    [InlineData("ama@example.org", HeldCode.Email)]
    [InlineData("ama (at) example dot org", HeldCode.Email)]
    [InlineData("amara dot o at example dot org", HeldCode.Email)]
    [InlineData("amara.o @ example . org", HeldCode.Email)]
    [InlineData("amara [at] example [dot] org", HeldCode.Email)]
    [InlineData("amara at gmail", HeldCode.Email)]
    [InlineData("we are in M33 4ND", HeldCode.Address)]
    [InlineData("m 3 3 4 n d", HeldCode.Address)]
    [InlineData("M.3.3.4.N.D", HeldCode.Address)]
    [InlineData("M 33 4ND", HeldCode.Address)]
    [InlineData("m33-4 nd", HeldCode.Address)]
    [InlineData("come to 4 Harbour Lane", HeldCode.Address)]
    [InlineData("I am @ama_m there", HeldCode.Elsewhere)]
    [InlineData("do you have WhatsApp?", HeldCode.Elsewhere)]
    internal void What_would_take_them_elsewhere_is_found_and_taken_out(string words, HeldCode code)
    {
        var parts = Wordings.Found(words);
        Assert.Contains(parts, p => p.Code == code);
        Assert.Empty(Wordings.Found(Wordings.Without(words, parts)));
    }

    [Theory]
    [InlineData("Hello, I am Robin. How did the night go?")]
    [InlineData("She is 7 weeks old and we are up at 3 and at 5")]
    [InlineData("It took me 2 or 3 months. You are not on your own!")]
    [InlineData("See you on Monday at 10.30")]
    [InlineData("See you on Monday at 2.30 pm, or by 3 30 am")]
    [InlineData("Meet @ the hub, at work. Then one or two hours")]
    [InlineData("One and two and three more. He weighs 3.45 kg, she 12 lb 10")]
    [InlineData("In a 2-3 km walk it took 20, then 30 minutes")]
    public void What_people_say_to_one_another_goes_through(string words) => Assert.Empty(Wordings.Found(words));

    [Theory]
    [InlineData("ring the helpline on 0808 196 1776", Side.Supporter, false)]
    [InlineData("ring me on 07700 900123", Side.Parent, true)]
    [InlineData("oh seven seven double oh nine double oh one two three", Side.Parent, true)]
    [InlineData("she was born on 12/03/2026", Side.Parent, false)]
    [InlineData("do you have WhatsApp?", Side.Parent, false)]
    [InlineData("write to ama@example.org", Side.Supporter, true)]
    internal void What_reaches_somebody_is_passed_on_by_nobody(string words, Side from, bool never) =>
        Assert.Equal(never, Wordings.Found(words).Any(p => Wordings.IsNever(p, words, from)));

    [Fact]
    public void Whatever_is_written_its_parts_lie_in_it_and_do_not_touch()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), written =>
        {
            var parts = Wordings.Found(written.Get);
            return parts.All(p => p.Start >= 0 && p.Length > 0 && p.Start + p.Length <= written.Get.Length) && parts.Zip(parts.Skip(1)).All(two => two.First.Start + two.First.Length < two.Second.Start);
        }).QuickCheckThrowOnFailure();
    }
}
