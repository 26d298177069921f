using System.Text;
using Neighbourhood.Families.Imports;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Demo;

/// <summary>A file of households for the demo's data quality: looked at line by line, and waiting to be run.</summary>
internal sealed class MakesDemoImport(ImportWork work, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    public int Order => 70; // after the families, some of whom may be in it

    public string Says => "An import of households: looked at, not run yet";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (demo.Postcodes.Count == 0 || !demo.Accounts.TryGetValue("dataquality", out var quality)) return;
        var place = demo.Postcodes[0];
        var file = string.Join("\r\n",
            "household_id,person_id,role,first_name,family_name,date_of_birth,nhs_number,postcode,address_line_1,phone",
            $"R-1,R-11,mother,Clover,Wherrymoor,1993-05-14,,{place},3 Cockle Row,07700 900701",
            "R-1,R-12,child,Teasel,,2023-09,,,,",
            $"R-2,R-21,father,Alder,Stonechat,1988-11-02,999 000 0017,{place},5 Cockle Row,07700 900702", // its check digit is wrong
            $"R-3,R-31,mother,Marsh,Thornley,1991-02-30,,{place},7 Cockle Row,07700 900703"); // there is no such day
        user.IsSystemFor(quality); // who gave it
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        await work.Give(clock.NewId(), "The hub's paper register", null, null, stream, ct);
        await work.GoOn(Enough, ct);
        user.IsSystemFor(null);
    }
}
