using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.LookUps;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

/// <summary>Acceptance scenario 10, for this module: every query, page, panel and refusal is asked, by everybody who could, and none may say where she is.</summary>
public sealed partial class RestrictedLeakTests : IAsyncLifetime
{
    private static readonly string[] Secret = ["Quillfeather", "ZH1", "zh1", "Hideaway", "07700 900111", "447700900111", "9990000018", "999 000 0018", "Quayside", "\"North\""];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<Guid, Guid> _memberships = [];
    private World _world = null!;
    private RegisterFamily _hers = null!;
    private RegisterFamily _fathers = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start(new FamiliesModule(), new Neighbourhood.Contact.ContactModule());
        _world.Answers<HoldContact, Guid>(q => q.HoldId);
        var form = _world.Form("Amara", "Quillfeather", phone: "07700 900111").With(_world.Child("Ife", 2020, 4, "Birch"));
        _hers = form with { Adult = form.Adult! with { NhsNumber = "9990000018", Traced = true, Born = new DateOnly(1994, 4, 7), BornMonthOnly = false }, Lines = new("1 Hideaway Row", null, null) };
        await _world.Family(_hers);
        await _world.Family(_fathers = _world.Form("Ben", "Birch", "ZH2 2BB", "07700 900456"));
        await _world.Arrange("UPDATE families_member SET lives_here = 'Part' WHERE person_id = @Child", new { Child });
        await _world.AsSystem().Send(new JoinHousehold.Command(_world.NewId(), Child, HomeIs.Known, _fathers.HouseholdId, "Child", "Part", null));
        foreach (var family in new[] { _hers, _fathers })
        {
            await _world.Involve(family.HouseholdId, team: FamiliesWorld.Mdt);
            await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        }
        foreach (var person in _hers.PersonIds) _memberships[person] = (await _world.Membership(_hers.HouseholdId, person)).Id;
        await _world.AsSystem().Send(new RestrictPerson.Command(_hers.Adult!.PersonId, await Version(), "She fled from her home"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Guid Child => _hers.Children![0].PersonId;

    private async Task<int> Version() => Assert.Single(await _world.Sql<int>("SELECT version FROM families_person WHERE id = @PersonId", new { _hers.Adult!.PersonId }));

    /// <summary>Works with both families, works with the father's alone, works with neither, sees all; each without having given a reason.</summary>
    private IEnumerable<(string Who, Actor Viewer)> Viewers()
    {
        foreach (var role in new[] { Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead }) yield return ($"{role} of both", _world.As(role, FamiliesWorld.Mdt));
        yield return ("hub worker of both", _world.Hub());
        foreach (var role in new[] { Roles.FamilyHelp, Roles.Midwife, Roles.PracticeStaff, Roles.LinkWorker }) yield return ($"{role} of the father's place", _world.As(role, FamiliesWorld.South));
        yield return ("hub worker of neither", _world.Hub(_world.NewId()));
        yield return ("data quality", _world.As(Roles.DataQuality, Guid.Empty));
        yield return ("information-governance lead", _world.As(Roles.InformationGovernanceLead, Guid.Empty));
        foreach (var role in new[] { Roles.InvitedAttendee, Roles.Analyst, Roles.Operator }) yield return (role, _world.As(role));
    }

    [Fact]
    public async Task Given_a_restricted_person_no_query_of_this_module_says_her_family_name_place_or_number()
    {
        var asked = 0;
        foreach (var (who, viewer) in Viewers())
            foreach (var question in Questions())
            {
                Says(who, question.GetType(), await viewer.With(async services => await Answer(services.GetRequiredService<ISend>(), question)));
                asked++;
            }
        Assert.True(asked > 300, $"{asked} questions were asked");
    }

    [Fact]
    public async Task Given_a_restricted_person_no_panel_says_her_family_name_place_or_number()
    {
        foreach (var (who, viewer) in Viewers())
            await viewer.With(async services =>
            {
                // As the card and the person's page draw them.
                var guard = services.GetRequiredService<Guard>();
                foreach (var panel in services.GetServices<IPanel>())
                    if (await guard.Reaches(panel.Permission, "HouseholdId", _hers.HouseholdId, CancellationToken.None))
                        Says(who, panel.GetType(), await panel.For(_hers.HouseholdId, CancellationToken.None));
                foreach (var panel in services.GetServices<IPersonPanel>())
                    foreach (var person in _hers.PersonIds)
                        if (await guard.Reaches(panel.Permission, "PersonId", person, CancellationToken.None))
                            Says(who, panel.GetType(), await panel.For(person, CancellationToken.None));
                return true;
            });
    }

    [Fact]
    public async Task Given_a_restricted_person_no_page_holds_her_family_name_place_or_number()
    {
        var pages = typeof(FamiliesModule).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)) && !t.IsAbstract).ToList();
        Assert.True(pages.Count > 15);
        foreach (var (who, viewer) in Viewers())
            foreach (var type in pages)
                await viewer.With(async services =>
                {
                    var page = Page(services, type);
                    var allows = Guard.On(type);
                    try
                    {
                        if (allows is not null) await services.GetRequiredService<Guard>().Check(allows, page, CancellationToken.None);
                        if (type.GetMethod("OnGet") is { } get && get.Invoke(page, [.. get.GetParameters().Select(_ => (object)CancellationToken.None)]) is Task shown) await shown;
                    }
                    catch (Exception refused) when (refused is Denied or NotFound)
                    {
                        Says(who, type, refused.Message);
                        return false;
                    }
                    Says(who, type, type.GetProperties().Where(p => p.DeclaringType!.Namespace!.StartsWith("Neighbourhood.Families", StringComparison.Ordinal) && p.CanRead).ToDictionary(p => p.Name, p => p.GetValue(page)));
                    return true;
                });
    }

    [Theory]
    [InlineData("Quillfeather")]
    [InlineData("Amara Quillfeather")]
    [InlineData("quill")]
    [InlineData("ZH1 1AA")]
    [InlineData("ZH1")]
    [InlineData("07700 900111")]
    [InlineData("7 April 1994")]
    [InlineData("999 000 0018")]
    public async Task Given_a_restricted_person_a_search_never_answers_more_than_a_first_name_and_to_most_nothing(string text)
    {
        foreach (var (who, viewer) in Viewers())
        {
            if (!await viewer.With(s => Task.FromResult(s.GetRequiredService<CurrentUser>().May(Permissions.ReadPeople)))) continue;
            var found = await viewer.Ask(new FindFamilies.Query(text));
            Says(who, typeof(FindFamilies), found);
            Says(who, typeof(FindHouseholds), await viewer.Ask(new FindHouseholds(text)));
            var may = await viewer.With(s => s.GetRequiredService<Guard>().Reaches(Permissions.ReadRestricted, "HouseholdId", _hers.HouseholdId, CancellationToken.None));
            if (!may || text.StartsWith("ZH", StringComparison.Ordinal) || text == "quill") Assert.DoesNotContain(found.Rows, r => r.HouseholdId == _hers.HouseholdId);
        }
    }

    [Fact]
    public async Task Given_a_restricted_person_at_the_door_the_answer_is_only_that_somebody_will_look()
    {
        var door = _world.Hub(_world.NewId());
        var form = _world.Form("Amara", "Quillfeather", phone: "07700 900111");
        Assert.Equal(RegisterFamily.Outcome.Held, (await door.Send(form with { Adult = form.Adult! with { Born = new DateOnly(1994, 4, 7), BornMonthOnly = false } })).Outcome);
        var looked = await door.Send(new LookUpSomebody.Command("Amara", "Quillfeather", false, new DateOnly(1994, 4, 7), "ZH1 1AA", null, "She came to our session"));
        Assert.Equal("Someone will look at this, and answers you here.", looked.Says);
    }

    [Fact]
    public async Task Given_a_restricted_person_a_conflict_and_a_refusal_show_nothing_that_stands()
    {
        var stale = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(new ChangeAddress.Command(_hers.HouseholdId, 99, null, null, null, "ZX9 9ZZ", false, null)));
        Says("hub worker", typeof(ChangeAddress), new object[] { stale.Message, stale.Stands, stale.Sent });
        var mine = await _world.Membership(_hers.HouseholdId, _hers.Adult!.PersonId);
        var edit = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(new EditMembership.Command(_hers.HouseholdId, mine.Id, 99, "Mother", "Full", "Yes", mine.FromOn)));
        Says("hub worker", typeof(EditMembership), new object[] { edit.Message, edit.Stands, edit.Sent });
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM kernel_audit WHERE fields LIKE '%uillfeather%' OR reason LIKE '%uillfeather%' OR what LIKE '%uillfeather%'"));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM kernel_outbox WHERE body LIKE '%uillfeather%' OR body LIKE '%ZH1%'"));
    }

    [Fact]
    public async Task Given_a_restricted_person_figures_know_no_area_below_the_locality()
    {
        foreach (var area in await _world.AsSystem().Ask(new GetReportArea(_hers.PersonIds, new DateOnly(2026, 3, 2)))) Assert.Equal((null, null), (area.Lsoa, area.ImdDecile));
    }

    private static async Task<object?> Answer(ISend send, object question)
    {
        var answer = question.GetType().GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)).GetGenericArguments()[0];
        var ask = typeof(ISend).GetMethods().Single(m => m.Name == nameof(ISend.Ask) && m.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == typeof(IQuery<>)).MakeGenericMethod(answer);
        try
        {
            var task = (Task)ask.Invoke(send, BindingFlags.DoNotWrapExceptions, null, [question, CancellationToken.None], null)!;
            await task;
            return task.GetType().GetProperty("Result")!.GetValue(task);
        }
        catch (Exception refused) when (refused is Denied or NotFound or Refused or Conflict)
        {
            return refused.Message;
        }
    }

    private PageModel Page(IServiceProvider services, Type type)
    {
        var page = (PageModel)ActivatorUtilities.CreateInstance(services, type);
        page.PageContext = new PageContext(new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new CompiledPageActionDescriptor(), new ModelStateDictionary()));
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.PropertyType == typeof(Guid)))
            property.SetValue(page, Value(property.Name, typeof(Guid), _hers.Adult!.PersonId, ""));
        return page;
    }

    private static void Says(string who, Type where, object? answer)
    {
        var said = answer as string ?? JsonSerializer.Serialize(answer, Plain);
        foreach (var secret in Secret)
            Assert.False(said.Contains(secret, StringComparison.Ordinal), $"{where.DeclaringType?.Name ?? where.Name} tells the {who} \"{secret}\": {said}");
    }
}
