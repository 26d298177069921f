using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Wordings;

public sealed class EditWordingTests : ContactTest
{
    private Actor Editor => World.As(Roles.SettingsEditor, Guid.Empty);

    private EditWording.Command Own(string body = "Hello {first name}. We have news for you: {why}. {say no}.", Guid? area = null, int seen = 0) =>
        new(World.NewId(), "first-offer", "service", "English", MessageFormat.Standard, area, "News from us", body, null, "Families asked for it", seen);

    private async Task<string> Sent(Guid person)
    {
        Here.Provider.Taken.Clear();
        await Here.Queue(Here.Offer(person));
        await Here.Dispatcher().RunToEnd();
        return Assert.Single(Here.Provider.Taken).Body;
    }

    [Fact]
    public async Task An_areas_own_words_go_before_those_of_all_and_those_before_the_declared()
    {
        var (north, south) = (Here.Person(), Here.Person());
        Here.Reach[south] = Here.Reach[south] with { NeighbourhoodId = FamiliesWorld.South };
        await Editor.Send(Own());
        await Editor.Send(Own("Hello {first name}. In the north we say: {why}. {say no}.", FamiliesWorld.North, 1));
        Assert.StartsWith("Hello Amara. In the north we say", await Sent(north), StringComparison.Ordinal);
        Assert.StartsWith("Hello Amara. We have news", await Sent(south), StringComparison.Ordinal);
        var answer = await Editor.Ask(new EditWording.Query("first-offer"));
        Assert.Equal([2, 1], answer.History.Select(h => h.Number));
        Assert.Equal("Families asked for it", answer.History[0].Reason);
    }

    [Fact]
    public async Task Easy_read_is_used_for_whoever_needs_it()
    {
        var person = Here.Person();
        Here.Reach[person] = Here.Reach[person] with { Formats = [Neighbourhood.Families.Contracts.RegisterFamily.Access.EasyRead] };
        Assert.StartsWith("Hello Amara. We are Community connections. We help families.", await Sent(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_place_a_forbidden_word_and_hard_words_are_refused_and_nothing_is_kept()
    {
        Assert.Equal("Body", (await Assert.ThrowsAsync<Refused>(() => Editor.Send(Own("Hello. {say no}.")))).Input);
        Assert.Equal("Body", (await Assert.ThrowsAsync<Refused>(() => Editor.Send(Own("Your referral came, because {why}.")))).Input);
        Here.Settings["contact.readingGrade"] = "0";
        Assert.Contains("too hard", (await Assert.ThrowsAsync<Refused>(() => Editor.Send(Own()))).Message, StringComparison.Ordinal);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_wording"));
    }

    [Fact]
    public async Task Another_language_needs_whoever_checked_it_and_is_not_measured_by_the_English_formula()
    {
        var polish = Own("Zapraszamy serdecznie na spotkanie organizowane przez Centrum Rodzinne, ponieważ {why}.") with { Language = "Polish" };
        Assert.Equal("CheckedBy", (await Assert.ThrowsAsync<Refused>(() => Editor.Send(polish))).Input);
        await Editor.Send(polish with { CheckedBy = "Zofia, interpreter" });
        var person = Here.Person();
        Here.Reach[person] = Here.Reach[person] with { Language = "polish", InterpreterNeeded = false };
        Assert.StartsWith("Zapraszamy", await Sent(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_did_not_see_the_newest_words_is_in_conflict_and_workers_may_not()
    {
        await Editor.Send(Own());
        await Assert.ThrowsAsync<Conflict>(() => Editor.Send(Own()));
        await Assert.ThrowsAsync<Denied>(() => Worker().Send(Own(seen: 1)));
        await Assert.ThrowsAsync<NotFound>(() => Editor.Send(Own(seen: 1) with { Code = "no-such" }));
        Assert.Equal("AreaId", (await Assert.ThrowsAsync<Refused>(() => Editor.Send(Own(seen: 1) with { AreaId = World.NewId() }))).Input);
        var refused = await Assert.ThrowsAsync<Refused>(() => Editor.Send(new EditWording.Command(World.NewId(), "follow-up", null, null, null, null, null, null, null, null, 0)));
        Assert.Equal(["Variant", "Format", "Subject", "Body", "Reason", "Body"], refused.Reasons.Select(r => r.Input));
    }
}
