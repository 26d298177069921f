using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class TakeRegisterTests : ArrangedRegister
{
    [Fact]
    public async Task One_press_notes_one_person_as_whom_they_are_in_their_family()
    {
        var session = await Session();
        Assert.Equal(1, await Worker.Send(new TakeRegister.Command(session, Family, [Mother])));
        var row = Assert.Single(await Rows(session));
        Assert.Equal((Mother, AttendanceRole.Mother, Outcome.Attended), (row.PersonId, row.Role, row.Outcome));
    }

    [Fact]
    public async Task One_press_notes_a_whole_family_and_a_second_press_nobody()
    {
        var session = await Session();
        await Worker.Send(new TakeRegister.Command(session, Family, [Mother]));
        Assert.Equal(3, await Worker.Send(new TakeRegister.Command(session, Family, [])));
        Assert.Equal(0, await Worker.Send(new TakeRegister.Command(session, Family, [])));
        Assert.Equal([AttendanceRole.Child, AttendanceRole.Child, AttendanceRole.Father, AttendanceRole.Mother], (await Rows(session)).Select(r => r.Role).OrderBy(r => r.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_family_that_comes_for_the_first_time_is_to_be_welcomed_once()
    {
        await Worker.Send(new TakeRegister.Command(await Session(), Family, []));
        await Worker.Send(new TakeRegister.Command(await Session(), Family, []));
        var welcome = Assert.Single((await Worker.Ask(new ListWelcomes.Query())).Families);
        Assert.Equal((Family, WorkingDay(Today, 5)), (welcome.HouseholdId, welcome.DueOn));
        Assert.Equal((Hub, "hub.welcome", (Guid?)Family), Assert.Single(Tasks.Select(t => (t.AssigneeTeamId!.Value, t.KindCode!, t.HouseholdId))));
    }

    [Fact]
    public async Task Nobody_is_noted_whom_the_worker_may_not_see_or_who_is_no_member_of_that_family()
    {
        var session = await Session();
        var (other, stranger, _, _, _) = NewFamily();
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new TakeRegister.Command(session, Family, [stranger])));
        Unseen.Add(other);
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new TakeRegister.Command(session, other, [stranger])));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new TakeRegister.Command(session, Family, [])));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new TakeRegister.Command(session, Family, [])));
        Assert.Empty(await Rows(session));
    }

    [Fact]
    public async Task Nobody_who_died_is_expected_found_or_noted_with_their_family()
    {
        var activity = await Activity();
        await Attend(Entry(await Session(activity), Child, AttendanceRole.Child));
        await Attend(Entry(await Session(activity), Mother));
        World.Clock.Advance(TimeSpan.FromDays(7));
        var session = await Session(activity);
        await World.Happened(new PersonDied(Child, Today));
        var seen = await Worker.Ask(new SeeRegister(session, "family"));
        Assert.Equal([Mother], Assert.Single(seen.Expected).Members.Select(m => m.PersonId));
        Assert.DoesNotContain(seen.Found.SelectMany(f => f.Members), m => m.PersonId == Child);
        Assert.Equal(3, await Worker.Send(new TakeRegister.Command(session, Family, [])));
        await Refuses(Worker.Send(new TakeRegister.Command(session, Family, [Child])), "", "A death is recorded");
        Assert.DoesNotContain(await Rows(session), r => r.PersonId == Child);
    }

    [Fact]
    public async Task A_name_that_is_looked_for_stands_in_no_address_and_the_search_stays_for_the_next_of_the_family()
    {
        var session = await Session();
        await Worker.On((send, _) => new TakeRegister.Page(send, World.Clock) { SessionId = session, Search = "mother" }, async page =>
        {
            await page.OnPostFind(CancellationToken.None);
            Assert.NotEmpty(page.View.Found);
            page.Tap = $"{Family}/{Mother}";
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal(("mother", "here", 1), (page.Search, page.Said, page.View.There.Count));
            page.Search = null;
            page.Tap = $"{Family}/{Child}";
            Assert.Equal($"/familyhubs/sessions/{session}/register?said=here", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            page.Search = "mother"; // of an address
            await page.OnGet(CancellationToken.None);
            Assert.Empty(page.View.Found);
            return 0;
        });
    }
}
