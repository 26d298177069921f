using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>Data quality has looked at what would become of each line, and says that the file is to be imported.</summary>
internal static class RunImport
{
    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    internal sealed record Command(Guid ImportId, int Version) : ICommand;

    internal sealed class Handler(Db db, ImportWork work, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var state = await work.StateOf(command.ImportId, ct) ?? throw new NotFound("This import");
            if (state is ImportState.Running or ImportState.Done) return default; // a second press
            if (state != ImportState.Checked) throw new Refused("", "Wait until the file has been looked at");
            await db.ExecuteVersioned("""
                UPDATE families_import SET state = 'Running', started_at = @now, version = version + 1 WHERE id = @ImportId AND state = 'Checked' AND version = @Version
                """, new { command.ImportId, command.Version, now = clock.Now() }, ct: ct);
            return default;
        }
    }

    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ImportId { get; set; }
        public int Version { get; set; }

        public IActionResult OnGet() => Redirect($"/families/imports/{ImportId}");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ImportId, Version), ct);
            return Redirect($"/families/imports/{ImportId}");
        });
    }
}
