using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A safeguarding lead marks somebody as restricted, or lifts the mark: from then on their names and place are shown only for a reason.</summary>
internal static class RestrictPerson
{
    [Allows(Permissions.RestrictPeople, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, bool? Restricted, string? Reason) : ICommand;

    internal sealed class Handler(Db db, Audit audit) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command.Restricted is null, nameof(command.Restricted), "Choose whether this person is restricted")
                .Text(command.Reason, nameof(command.Reason), 500, "Say why", least: 5)
                .Throw();
            audit.Reason = command.Reason!.Trim();
            await db.Execute("UPDATE families_person SET sensitivity = @sensitivity, restricted_by_hand = @Restricted, version = version + 1 WHERE id = @PersonId",
                new { command.PersonId, command.Restricted, sensitivity = command.Restricted == true ? Sensitivity.Restricted : Sensitivity.Normal }, ct);
            return default;
        }
    }

    [Allows(Permissions.RestrictPeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public bool? Restricted { get; set; }
        public string? Reason { get; set; }

        public GetPeople.Person Person { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, Restricted, Reason), ct);
            await Show(ct);
            return Redirect(Person.HouseholdId is { } household ? $"/household/{household}" : "/families");
        });

        protected override async Task Show(CancellationToken ct) =>
            Person = (await send.Ask(new GetPeople([PersonId]), ct)) is [var person] ? person : throw new NotFound("This person");
    }
}
