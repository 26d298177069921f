using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class PregnancyPageTests : ArrangedPregnancy
{
    private Task<T> On<TPage, T>(Func<ISend, TPage> make, Func<TPage, Task<T>> act) where TPage : PageModel =>
        Midwife.With(services => act(PageOf.In(services, s => make(s.GetRequiredService<ISend>()))));

    [Fact]
    public async Task Each_form_opens_where_its_step_may_be_taken_and_elsewhere_goes_to_the_pregnancys_own_page()
    {
        var (notified, booked, closed) = (await Pregnant(status: PregnancyStatus.Notified), await Pregnant(NewFamily().Mother, PregnancyStatus.Booked), await Pregnant(NewFamily().Mother, PregnancyStatus.Closed));
        var ct = CancellationToken.None;
        async Task Opens<TPage>(Func<ISend, TPage> make, Func<TPage, Task<IActionResult>> get, Guid where) where TPage : PregnancyPage
        {
            Assert.IsType<PageResult>(await On(s => At(make(s), where), get));
            Assert.Equal($"/antenatal/pregnancies/{closed}", Assert.IsType<RedirectResult>(await On(s => At(make(s), closed), get)).Url);
        }
        await Opens(s => new ChangeDates.Page(s), p => p.OnGet(ct), notified);
        await Opens(s => new ChangeBabies.Page(s), p => p.OnGet(ct), notified);
        await Opens(s => new AgreeBooking.Page(s), p => p.OnGet(ct), notified);
        await Opens(s => new RecordBooking.Page(s), p => p.OnGet(ct), booked);
        await Opens(s => new NoteFactors.Page(s, World.Clock), p => p.OnGet(ct), notified);
        await Opens(s => new AskToMove.Page(s, World.Clock), p => p.OnGet(ct), notified);
        await Opens(s => new EnterInError.Page(s), p => p.OnGet(ct), notified);
        await Opens(s => new ChangeSharing.Page(s), p => p.OnGet(ct), notified);
        await Opens(s => new ChangeCarers.Page(s), p => p.OnGet(ct), notified);
        await World.Arrange("INSERT INTO antenatal_under_16 (pregnancy_id) VALUES (@notified)", new { notified });
        await Opens(s => new RecordConversation.Page(s, World.Clock), p => p.OnGet(ct), notified);
        await Midwife.Send(new AskToMove.Command(World.NewId(), notified, "Northern maternity"));
        await Opens(s => new NoteReceipt.Page(s), p => p.OnGet(ct), notified);
        await Opens(s => new TakeBack.Page(s), p => p.OnGet(ct), notified);
    }

    private static TPage At<TPage>(TPage page, Guid pregnancyId) where TPage : PregnancyPage
    {
        page.PregnancyId = pregnancyId;
        return page;
    }

    [Fact]
    public async Task A_form_that_is_sent_goes_back_to_the_pregnancy_and_one_from_an_old_page_shows_what_stands()
    {
        var id = await Pregnant(status: PregnancyStatus.Notified);
        await On(s => At(new ChangeDates.Page(s), id), async page =>
        {
            await page.OnGet(CancellationToken.None);
            page.Lmp = Today.AddDays(-80);
            Assert.Equal($"/antenatal/pregnancies/{id}", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            page.Lmp = Today.AddDays(-81);
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal((2, true), (page.Version, page.Conflict is not null));
            return 0;
        });
    }

    [Fact]
    public async Task Who_hands_her_to_another_midwife_goes_to_their_own_list()
    {
        var id = await Pregnant();
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(OtherMidwife.Id, "Another midwife", null, null, false)]);
        await On(s => At(new ChangeCarers.Page(s), id), async page =>
        {
            await page.OnGet(CancellationToken.None);
            page.MidwifeUserId = OtherMidwife.Id;
            Assert.Equal("/antenatal", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
    }
}
