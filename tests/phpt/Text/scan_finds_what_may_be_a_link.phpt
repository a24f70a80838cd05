--TEST--
A scan answers byte ranges with types, targets and labels, without an exchange
--FILE--
<?php
use WikiSocial\Store;
use WikiSocial\Text;

$text = "Grüße @Eva_Ott, siehe [[Hilfe:Über|die Hilfe]], [[a]] und (https://example.org/ü_(b)).";
foreach ( Text::scan( $text ) as $key => $item ) {
	echo $key, ' ', json_encode( $item, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ), ' ',
		substr( $text, $item['start'], $item['length'] ), "\n";
}
var_dump( Text::scan( '' ), Text::scan( 'nothing' ) );
var_dump( Text::scan( $text ) === Text::scan( $text ) );
var_dump( Store::counters()['exchanges'] );
?>
--EXPECT--
0 {"type":"mention","start":8,"length":8,"target":"Eva Ott","label":null} @Eva_Ott
1 {"type":"link","start":24,"length":25,"target":"Hilfe:Über","label":"die Hilfe"} [[Hilfe:Über|die Hilfe]]
2 {"type":"link","start":51,"length":5,"target":"a","label":null} [[a]]
3 {"type":"url","start":62,"length":26,"target":"https://example.org/ü_(b)","label":null} https://example.org/ü_(b)
array(0) {
}
array(0) {
}
bool(true)
int(0)
