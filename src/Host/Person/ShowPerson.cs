using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Shows a worker one person as panels, each drawn by the module that knows it.</summary>
internal static class ShowPerson
{
    [Allows(HostPermissions.ViewHousehold, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }

        public GetPeople.Person Person { get; private set; } = null!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            Person = await send.Ask(new GetPeople([PersonId]), ct) is [var person] ? person : throw new NotFound("This person");
            return Person.KeptId is { } kept ? Redirect($"/person/{kept}") : Page();
        }
    }
}
