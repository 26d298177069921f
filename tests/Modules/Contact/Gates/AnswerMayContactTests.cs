using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Contact.Gates;

public sealed class AnswerMayContactTests : ContactTest
{
    private async Task<ContactRefusal?> Ask(Guid person, MessageKind kind = MessageKind.Appointment, ContactMode? mode = null, string? template = null)
    {
        var answer = await World.AsSystem().Ask(new MayContact(person, kind, mode, template));
        Assert.Equal(answer.Refusal is null, answer.Yes);
        return answer.Refusal;
    }

    [Fact]
    public async Task It_says_yes_and_each_no_by_its_reason()
    {
        var person = Here.Person();
        var reach = Here.Reach[person];
        Assert.Null(await Ask(person));
        Assert.Equal(ContactRefusal.Unknown, await Ask(World.NewId()));
        Here.Reach[person] = reach with { Deceased = true };
        Assert.Equal(ContactRefusal.Death, await Ask(person));
        Here.Reach[person] = reach with { Points = [Here.Point(ReachMode.Text, shared: true)] };
        Assert.Equal(ContactRefusal.NoSafeWay, await Ask(person));
        Here.Reach[person] = reach with { Restricted = true, Points = [Here.Point(ReachMode.Letter, SafeToUse.Unknown)] };
        Assert.Equal(ContactRefusal.RestrictedNotSafe, await Ask(person));
        Here.Reach[person] = reach with { InterpreterNeeded = true, Language = "Polish" };
        Assert.Equal(ContactRefusal.NeedsVersion, await Ask(person, template: "first-offer"));
        Assert.Null(await Ask(person));
        Here.Reach[person] = reach;
        Assert.Equal(ContactRefusal.NoSafeWay, await Ask(person, mode: ContactMode.Email));
        Here.Objections.Add((person, SharingPurpose.PeerSupport));
        Assert.Equal(ContactRefusal.Objection, await Ask(person, MessageKind.PeerSupport));
        Assert.Null(await Ask(person));
        World.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(ContactRefusal.QuietHours, await Ask(person));
        Assert.Null(await Ask(person, MessageKind.CancelledToday));
        await Here.Hold(person);
        Assert.Equal(ContactRefusal.Hold, await Ask(person, MessageKind.CancelledToday));
    }

    [Fact]
    public async Task A_format_that_only_a_person_can_give_needs_one()
    {
        var person = Here.Person();
        foreach (var format in new[] { RegisterFamily.Access.Braille, RegisterFamily.Access.BritishSignLanguage, RegisterFamily.Access.Audio })
        {
            Here.Reach[person] = Here.Reach[person] with { Formats = [format] };
            Assert.Equal(ContactRefusal.NeedsVersion, await Ask(person, template: "first-offer"));
        }
        Here.Reach[person] = Here.Reach[person] with { Formats = [RegisterFamily.Access.LargePrint, RegisterFamily.Access.EasyRead] };
        Assert.Null(await Ask(person, template: "first-offer"));
    }

    [Fact]
    public async Task A_template_that_is_not_declared_is_an_error_of_the_program() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(Here.Person(), template: "no-such"));
}
