using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Rights;

public sealed class AnswerGatherAboutPersonTests : ContactTest
{
    [Fact]
    public async Task It_names_each_kind_that_is_kept_of_a_person()
    {
        var (person, _) = await Here.Family();
        await Here.Queue(Here.Reminder(person));
        await Here.Queue(Here.Reminder(Here.Person()) with { AboutPersonIds = [person] });
        await Worker().Send(new RecordContact.Command(World.NewId(), person, ContactMode.Visit, ContactOutcome.NoAnswer, true, new DateOnly(2026, 3, 2)));
        await Here.Hold(person);
        var parts = await World.As(Roles.InformationGovernanceLead, Guid.Empty).Ask(new GatherAboutPerson(person));
        Assert.Equal(["contact that was stopped", "contact that workers made", "messages that tell something about this person", "messages to this person"],
            parts.Where(p => p.Module == "Contact").Select(p => p.Kind).Order(StringComparer.Ordinal));
    }
}
