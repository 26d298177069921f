using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Letters;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Xunit;

namespace Neighbourhood.Modules.Contact.Letters;

public sealed class PrintLetterTests : ContactTest
{
    private Guid _person;
    private Guid _home;
    private QueueMessage _letter = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_person, _home) = await Here.Family();
        Here.Reach[_person] = Here.Reach[_person] with { Points = [Here.Point(ReachMode.Letter, SafeToUse.Unknown) with { Id = _home }], Formats = [RegisterFamily.Access.LargePrint] };
        _letter = Here.Offer(_person);
        await Here.Queue(_letter);
        await Here.Dispatcher().RunToEnd();
    }

    [Fact]
    public async Task A_letter_is_drawn_with_the_address_posted_by_hand_and_told()
    {
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(MessageState.ToPost, await Here.State(_letter.MessageId));
        var letter = await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId));
        Assert.Equal(("Amara Okafor", "ZH1 1AA", true, (string?)null), (letter.Name, letter.Postcode, letter.Large, letter.Why));
        Assert.StartsWith("Hello Amara.", letter.Body, StringComparison.Ordinal);
        await Worker().Send(new PrintLetter.Command(_person, _letter.MessageId));
        Assert.Equal(MessageState.Sent, await Here.State(_letter.MessageId));
        Assert.Equal(ContactMode.Letter, Assert.Single(World.Told.OfType<ContactMade>()).Mode);
        await Assert.ThrowsAsync<NotFound>(() => Worker().Send(new PrintLetter.Command(_person, _letter.MessageId)));
    }

    [Fact]
    public async Task The_gate_is_asked_when_it_is_drawn_and_when_it_is_posted()
    {
        Here.Objections.Add((_person, SharingPurpose.EarlyHelp));
        var letter = await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId));
        Assert.Equal(("They object to what it is for", "", (string?)null), (letter.Why, letter.Body, letter.Address));
        await Assert.ThrowsAsync<Refused>(() => Worker().Send(new PrintLetter.Command(_person, _letter.MessageId)));
        await Here.Hold(_person);
        await Assert.ThrowsAsync<NotFound>(() => Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId)));
        Assert.Empty(World.Told.OfType<ContactMade>());
    }

    [Fact]
    public async Task A_letter_goes_where_the_gate_let_it_go_and_not_to_the_home_that_nobody_said_is_safe()
    {
        Here.Reach[_person] = Here.Reach[_person] with { Points = [Here.Point(ReachMode.Letter) with { Value = "Care of Bo Hart, 4 Mill Lane\nZH1 2CD" }] };
        var letter = await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId));
        Assert.Equal(("Care of Bo Hart, 4 Mill Lane, ZH1 2CD", (string?)null), (letter.Address, letter.Postcode));
        await World.Restrict(_person);
        Assert.Null((await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId))).Address);
    }

    [Fact]
    public async Task The_other_home_of_somebody_is_not_drawn_for_whoever_does_not_work_with_it()
    {
        var other = World.Form("Bo", "Hart", "ZH2 3CC", "07700 900777") with { NotKnownYet = true };
        await World.AsSystem().Send(other);
        Here.Reach[_person] = Here.Reach[_person] with { Points = [Here.Point(ReachMode.Letter) with { Id = other.HouseholdId, Value = "9 Far Row\nZH2 3CC" }] };
        Assert.Null((await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId))).Address);
    }

    [Fact]
    public async Task Another_teams_worker_finds_no_letter_and_of_a_restricted_family_no_address_is_drawn()
    {
        await Assert.ThrowsAsync<NotFound>(() => Worker(World.NewId()).Ask(new PrintLetter.Query(_person, _letter.MessageId)));
        await World.Restrict(_person);
        Assert.Null((await Worker().Ask(new PrintLetter.Query(_person, _letter.MessageId))).Address);
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Analyst).Ask(new PrintLetter.Query(_person, _letter.MessageId)));
    }
}
