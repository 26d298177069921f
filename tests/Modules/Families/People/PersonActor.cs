using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Families.People;

/// <summary>What the tests of one person's pages share: doing things for a reason, panels, and a family of mother, father and child.</summary>
internal static class PersonActor
{
    internal static Task<T> SendFor<T>(this Actor actor, string reason, ICommand<T> command) => actor.With(services =>
    {
        services.GetRequiredService<Audit>().Reason = reason;
        return services.GetRequiredService<ISend>().Send(command);
    });

    internal static Task<T> AskFor<T>(this Actor actor, string reason, IQuery<T> question) => actor.With(services =>
    {
        services.GetRequiredService<Audit>().Reason = reason;
        return services.GetRequiredService<ISend>().Ask(question);
    });

    internal static Task<TModel> Panel<TPanel, TModel>(this Actor viewer, Guid personId) where TPanel : IPersonPanel where TModel : class =>
        viewer.With(async services => (TModel)(await services.GetRequiredService<TPanel>().For(personId, CancellationToken.None))!);

    /// <summary>Whoever may see a restricted person for a reason.</summary>
    internal static Actor Practitioner(this World world) => world.As(Roles.FamilyHelp, FamiliesWorld.North);

    internal static Actor DataQuality(this World world) => world.As(Roles.DataQuality, Guid.Empty);

    /// <summary>Amara, her child of this birth, and a father in the household.</summary>
    internal static async Task<Home> Household(this World world, int year = 2018, int month = 4)
    {
        var form = world.Form().With(world.Child("Ife", year, month));
        form = form with { Adult = form.Adult! with { Born = new DateOnly(1994, 4, 1) } };
        await world.Hub().Send(form);
        var father = world.NewId();
        await world.Hub().Send(new Neighbourhood.Families.Households.AddMember.Command(father, form.HouseholdId, "Kwame", "Bell", false, "Father", new DateOnly(1990, 1, 1)));
        return new(form.HouseholdId, form.Adult!.PersonId, father, form.Children![0].PersonId);
    }

    internal static T WithContext<T>(this T page) where T : FormPage
    {
        page.PageContext = new() { HttpContext = new DefaultHttpContext() };
        return page;
    }

    internal sealed record Home(Guid HouseholdId, Guid Mother, Guid Father, Guid Child);
}
